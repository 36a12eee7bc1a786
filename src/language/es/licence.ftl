### Licencias: folio licence. La minuta semanal: folio minute.

licence-title = Licencias
licence-none = No hay licencias así.
licence-plan-title = Plan de renovaciones y compras, del { $from } al { $until }
licence-plan-nothing = Nada que renovar ni comprar del { $from } al { $until }.
licence-plan-past = El plan no puede terminar el { $until }: hoy es { $today }.
    .remedy = Diga un día de hoy en adelante, o un año con --year.
licence-plan-total = En todo el periodo. { $total }
licence-month = { $month } de { $year }
licence-total = Total: { $total }
licence-total-and-unpriced = Total: { $total }, sin contar { $count ->
        [one] uno que no tiene precio
       *[other] { $count } que no tienen precio
    }
licence-unpriced = { $count ->
        [one] No tiene precio en su ficha.
       *[other] Ninguno de los { $count } tiene precio en su ficha.
    }

licence-column-product = Producto
licence-column-version = Versión
licence-column-seats = Puestos
licence-column-used = En uso
licence-column-free = Libres
licence-column-over = De más
licence-column-days = Días
licence-column-notice = Avisar
licence-column-state = Estado
licence-column-contract = Contrato
licence-column-renewal = Renovación
licence-column-users = Quién la usa
licence-column-day = Fecha
licence-column-what = Qué
licence-column-quantity = Cantidad
licence-column-price = Importe

licence-term-endless = sin vencimiento
licence-term-current = vigente
licence-term-notice = por vencer
licence-term-expired = vencida
licence-over = { $count ->
        [one] un puesto de más
       *[other] { $count } puestos de más
    }
licence-what-renewal = Renovar
licence-what-seats = Comprar puestos
licence-what-stock = Reponer

licence-unknown-user = «{ $typed }» no es una persona ni un bien.
    .remedy = Las personas están en catalog/people.toml; los bienes, en «folio asset list».
licence-unknown-user-near = «{ $typed }» no es una persona ni un bien. ¿Será { $near }?
    .remedy = Las personas están en catalog/people.toml; los bienes, en «folio asset list».

help-licence = Licencias: puestos, vencimientos, renovaciones, plan de compras
help-licence-list = Las licencias, la primera en vencer primero
help-licence-list--words = Palabras que deben estar en ella: producto, proveedor, contrato, quién la usa
help-licence-list--expiring = Solo las vencidas y las que ya hay que avisar
help-licence-list--over = Solo las que tienen más puestos en uso que los comprados
help--licences = Licencias: identificador, o el número con que termina
help-licence-assign = Asigna a alguien, o a un equipo, un puesto de cada licencia
help-licence-assign--to = A quién: una persona de people.toml o un bien
help-licence-assign--over = Aunque ya no queden puestos; hay que explicarlo con --note
help-licence-release = Libera el puesto que alguien, o un equipo, tiene de cada licencia
help-licence-release--from = De quién
help-licence-renew = Renueva licencias: su nuevo vencimiento, puestos o precio
help-licence-renew--set = Dato de la ficha: expires=2027-11-30, seats=25, price="9000.00 MXN"; se puede repetir
help-licence-plan = Lo que hay que renovar y comprar, mes por mes
help-licence-plan-more = También lo que está en uso de más y los consumibles por debajo de su mínimo. Un puesto cuesta su parte del precio de la licencia; una pieza, el precio de su ficha.
help-licence-plan--year = Año entero; si no se dice, doce meses desde este
help-licence-plan--until = Último día

help-value-licence = LICENCIA
help-value-user = QUIÉN

minute-title-week = { $title } · semana { $week } de { $year }
minute-title = { $title } · { $from } al { $to }
minute-desk = Mesa
minute-period = Periodo
minute-period-text = del { $from } al { $to }
minute-held = Fecha y hora de la reunión
minute-present = Asistentes
minute-nothing = Nada.
minute-licences = Licencias vencidas, por vencer o en uso de más ({ $count })
minute-renewed = Licencias renovadas ({ $count })
minute-licence-tickets = Reportes de licencias abiertos o terminados ({ $count })
minute-needs-open = Necesidades y compras abiertas ({ $count })
minute-needs-closed = Necesidades y compras terminadas ({ $count })
minute-purchases = En espera de una compra ({ $count })
minute-maintenance = Mantenimiento preventivo ({ $count })
minute-contracts = Contratos que terminan ({ $count })
minute-agreements = Acuerdos
minute-column-who = Quién lo pide
minute-column-opened = Abierto
minute-column-closed = Terminado
minute-column-age = Días
minute-column-commitment = Compromiso
minute-column-expires-now = Vence ahora
minute-column-note = Nota
minute-column-level = Nivel
minute-column-number = N.º
minute-column-agreement = Acuerdo
minute-column-responsible = Responsable
minute-written = Se escribió la minuta en { $path }

minute-not-a-week = «{ $found }» no es una semana.
    .remedy = Escríbala así: 2026-W47.
minute-backwards = El periodo termina ({ $to }) antes de empezar ({ $from }).
    .remedy = Cambie --from o --to.

help-minute = La minuta de la reunión semanal: licencias, necesidades, compras, mantenimiento, contratos
help-minute-more = En una terminal se ve como tabla; por una tubería o en un archivo sale en Markdown, o como diga su nombre. Una semana pasada se dice como era al terminar.
help-minute--week = Semana, de lunes a domingo: 2026-W47; si no se dice, esta
help-minute--from = Primer día, en vez de una semana
help-minute--to = Último día
help-minute--as_of = Corte: lo que era cierto a esa hora
help-minute--out = Archivo, o carpeta que guarda informes con su índice
help-minute--only_if_changed = No escribe ni dice nada si la minuta dice lo mismo que la que está

help-value-week = SEMANA
