### Lectura del inventario: listas, fichas, resguardos, lo que está fuera, prestado o por vencer.

inventory-column-kind = Clase
inventory-column-description = Descripción
inventory-column-tag = Inventario
inventory-column-serial = Serie
inventory-column-custodian = Responde
inventory-column-custodian-id = Responde (identificador)
inventory-column-letter = Resguardo
inventory-column-due = Vence
inventory-column-late = Vencido
inventory-column-ticket = Reporte
inventory-column-warranty = Garantía
inventory-column-quantity = Piezas
inventory-column-unit = Unidad
inventory-column-seats = Licencias
inventory-column-seats-used = Asignadas
inventory-column-users = Asignado a
inventory-column-recorded = Registrado el
inventory-column-on-behalf = Por
inventory-column-deed = Asiento
inventory-column-details = Detalle
inventory-column-changes = Cambios
inventory-column-note = Nota
inventory-column-pass = Pase
inventory-column-destination = Destino
inventory-column-carrier = Lo lleva
inventory-column-authorised = Autorizado
inventory-column-authorised-by = Autorizó
inventory-column-days-out = Días fuera
inventory-column-days-late = Días de retraso
inventory-column-reason = Motivo
inventory-column-condition = Condición
inventory-column-lent-to = Prestado a
inventory-column-lent-to-id = Prestado a (identificador)
inventory-column-slip = Vale
inventory-column-remarks = Observaciones
inventory-column-signed = Firmado
inventory-column-instead-of = En lugar de
inventory-column-reserved = Apartados
inventory-column-what = Qué
inventory-column-id = Clave
inventory-column-whose = De quién
inventory-column-whose-id = De quién (clave)
inventory-column-day = Último día
inventory-column-left = Falta
inventory-column-days-ended = Días desde que venció
inventory-column-days-left = Días que faltan
inventory-column-paper = Documento
inventory-column-delivery = Entrega
inventory-column-return = Devolución
inventory-column-signatures = Firmas
inventory-column-reservation = Apartado
inventory-column-reserved-for = Para
inventory-column-left-at = Salió
inventory-column-back-at = Regresó
inventory-column-seat-of = Quién la tiene
inventory-column-held = En resguardo
inventory-column-lent = Prestados
inventory-column-overdue = Vencidos
inventory-column-elsewhere = No lo tiene
inventory-column-licences = Licencias
inventory-column-unsigned = Sin firmar
inventory-column-person = Persona
inventory-column-person-id = Identificador
inventory-column-left-on = Se fue el
inventory-column-signs = Debe firmar
inventory-column-delivered = Entregado
inventory-column-waiting = Espera
inventory-column-days = Días

inventory-pieces = piezas
inventory-due-late = { $due } (hace { $days ->
        [one] un día
       *[other] { $days } días
    })
inventory-state-late = { $status }, venció el { $due }
inventory-unknown-date = «{ $found }» no es una fecha.
    .remedy = Escríbala así: 2026-11-20.

paper-letter = Resguardo
paper-slip = Vale
paper-return = Devolución
paper-pass = Pase de salida

assets-title = Inventario
assets-none = No hay bienes en el inventario. Dé de alta el primero: folio asset add
assets-nothing = Ningún bien cumple con los filtros. Los dados de baja se ven con --all.
assets-nothing-at-all = Ningún bien cumple con los filtros.
assets-cut = Se muestran { $shown } de { $total } bienes.

asset-history-title = { $id } · { $description } · historial
asset-history-as-of = Al { $at }
asset-history-not-yet = Todavía no estaba en el inventario.
asset-history-events = Hasta entonces
asset-history-none = La ficha de { $id } se escribió a mano y no tiene historia.
asset-history-recorded = registrado el { $at }
asset-history-removed = (se quitó)
asset-history-ticket = Reporte { $folio }

asset-show-no-csv = Un bien completo no cabe en CSV.
    .remedy = Use --format table, md, html o json; o «folio asset export» para las fichas.
asset-show-card = Ficha
asset-show-seats = Licencias asignadas: { $used } de { $bought }
asset-show-seat-over = de más
asset-show-letters = Resguardos y vales
asset-show-reservations = Apartados
asset-show-passes = Pases de salida
asset-show-retentions = Retenciones
asset-show-tickets = Reportes ({ $count })
asset-show-more-tickets = Son { $total } en total → folio asset show { $id } --tickets { $total }
asset-show-events = Últimos asientos
asset-show-more-events = Son { $total } en total → folio asset history { $id }
asset-show-retired = Baja
asset-show-replaced-by = Lo reemplaza { $id }
asset-show-due-late = { $due }, ya venció
asset-show-below-minimum = { $quantity }, menos que el mínimo
asset-show-acknowledged = al corriente
asset-show-pending = { $count ->
    [one] un cambio sin acuse
   *[other] { $count } cambios sin acuse
}
asset-show-warranty = { $until }, vigente ({ $days ->
    [0] vence hoy
    [one] queda un día
   *[other] quedan { $days } días
})
asset-show-warranty-ended = { $until }, vencida
asset-show-missing = Falta: { $who }
asset-show-old = anterior a Folio
asset-show-received-by = lo recibió { $person }
asset-show-on-return = Devolución: { $signed }
asset-show-pass-ended = sin efecto desde el { $at }
asset-show-pass-due = vence el { $due }

outside-title = Fuera del edificio
outside-out = Fuera ({ $count })
outside-authorised = Autorizados que no han salido ({ $count })
outside-since = { $day } ({ $days ->
    [0] hoy
    [one] un día
   *[other] { $days } días
})
outside-no-pass = sin pase
outside-none = No hay nada fuera ni con salida autorizada.
outside-none-late = Nada de lo que está fuera se ha retrasado.

loans-title = Préstamos
loans-unsigned = vale sin firmar
loans-instead-of = en lugar de { $id }
loans-reserved = apartado para { $person } del { $from } al { $until }
loans-none = No hay nada prestado.
loans-none-late = Ningún préstamo se ha retrasado.

custody-title = { $name } ({ $id })
custody-left = ya no está desde el { $day }
custody-unknown = No está en people.toml.
custody-assets = Bienes ({ $count })
custody-seats = Licencias
custody-reservations = Apartados
custody-no-letter = sin documento
custody-signed-before = en papel
custody-lent-until = { $status } hasta el { $due }
custody-overview-title = Resguardos
custody-none = { $name } no responde por ningún bien.
custody-nobody = Nadie responde por ningún bien.
custody-unsigned-title = Documentos sin firmar
custody-unsigned-none = No hay resguardos ni vales sin firmar.
custody-unsigned-days = { $days ->
    [0] desde hoy
    [one] un día
   *[other] { $days } días
}
custody-unsigned-late = { $days ->
    [one] un día
   *[other] { $days } días
}, el plazo es de { $within }
custody-unknown-person = «{ $found }» no está en people.toml ni responde por nada.
    .remedy = Escriba el identificador o el nombre completo; «folio custody» dice quiénes responden por algo.
custody-unknown-person-near = «{ $found }» no está en people.toml ni responde por nada. ¿Será { $near }?
    .remedy = Escriba el identificador o el nombre completo; «folio custody» dice quiénes responden por algo.
custody-close-person = Diga de quién se cierran los resguardos: folio custody PERSONA --close.
custody-close-condition = Diga en qué condición se reciben los bienes: --condition TEXTO. En una terminal se pregunta por cada uno.
custody-close-ask = { $asset } { $description } ({ $letter }): condición en que se recibe; en blanco, no lo entregó
custody-close-left-out = no se recibió
custody-close-done = { $person }: { $count ->
    [0] no se cerró nada
    [one] se cerró un asunto
   *[other] se cerraron { $count } asuntos
}, { $remaining ->
    [0] no queda nada
    [one] queda uno
   *[other] quedan { $remaining }
}.
custody-close-would = { $person }: { $count ->
    [0] no se cerraría nada
    [one] se cerraría un asunto
   *[other] se cerrarían { $count } asuntos
}, { $remaining ->
    [0] no quedaría nada
    [one] quedaría uno
   *[other] quedarían { $remaining }
}.
custody-close-remains = No se pudo cerrar { $asset }: { $reason }

expiring-title = Por vencer
expiring-warranty = Garantía
expiring-contract = Contrato
expiring-licence = Licencia
expiring-loan = Préstamo
expiring-exit = Salida
expiring-left = { $days ->
    [0] hoy
    [one] un día
   *[other] { $days } días
}
expiring-ended = venció hace { $days ->
    [one] un día
   *[other] { $days } días
}
expiring-none = Nada vence de aquí a { $days } días.
expiring-long-ended = { $count ->
    [one] No se muestra una garantía o contrato que venció hace más tiempo
   *[other] No se muestran { $count } garantías y contratos que vencieron hace más tiempo
}; véalos con --all.
expiring-not-days = «{ $found }» no son días.
    .remedy = Escríbalos así: 60d, o solo 60.

swap-nobody = Nadie responde por { $id }: no hay a quién prestarle otro en su lugar.
    .remedy = Para solo prestar: folio asset lend …
swap-no-loan = No hay nada prestado en lugar de { $id }.
    .remedy = Para solo regresarlo: folio asset give-back { $id } --condition …
swap-itself = Un bien no se presta en lugar de sí mismo.
    .remedy = Diga primero el que se retiene y después el que se presta.
swap-ask-condition = Condición de { $id }

day-inventory-loans = { $count ->
    [one] Un préstamo vencido
   *[other] { $count } préstamos vencidos
} → folio loans --late
day-inventory-outside = { $count ->
    [one] Un bien fuera que ya debía volver
   *[other] { $count } bienes fuera que ya debían volver
} → folio outside --late
day-inventory-unsigned = { $count ->
    [one] Un resguardo o vale sin firmar a tiempo
   *[other] { $count } resguardos o vales sin firmar a tiempo
} → folio custody --unsigned

help-asset-list = Lista los bienes del inventario, o los que cumplan con los filtros
help-asset-list-more =
    Los filtros se suman. Un mismo filtro con varias palabras (--state in_use,lent) se cumple con
    cualquiera de ellas. Los dados de baja solo aparecen con --all o si se piden con --state.
    Columnas: id, kind, description, brand, model, tag, serial, state, custodian, custodian_id, area,
    place, since, letter, due, late, ticket, supplier, warranty, quantity, unit, seats, seats_used.
    Ejemplos:
      folio asset list --kind computadora --state almacén
      folio asset list hp --custodian yo --sort place
      folio asset list --under-warranty --columns id,serial,warranty --format csv
help-asset-list--sort = Orden: id, kind, tag, model, state, custodian, area, place, since, due, warranty
help-asset-list--limit = Solo los primeros N
help-asset-list--columns = Columnas, separadas por comas
help-asset-show = Muestra un bien completo: ficha, resguardos, pases, reportes y últimos asientos
help-asset-show--asset = Bien: identificador, el número con que termina, inventario o serie
help-asset-show--tickets = Cuántos reportes se muestran (5, si no se dice)
help-asset-history = Muestra todo lo que ha pasado con un bien, o cómo estaba en un momento
help-asset-history--asset = Bien: identificador, el número con que termina, inventario o serie
help-asset-history--as_of = Cómo estaba entonces: 2026-03-01, "2026-03-01 10:00"
help-asset-export = Escribe las fichas como «folio asset import» las lee: CSV, o JSON
help-asset-swap = Retiene un bien y presta otro en su lugar, o lo deshace, en un solo paso
help-asset-swap-more =
    Si una de las dos cosas no procede, no se hace ninguna.
    Ejemplos:
      folio asset swap PC-0132 PC-0009 --due 2026-12-01 --condition "No enciende" --loan-condition Buena
      folio asset swap PC-0132 --back --condition Reparada --loan-condition Buena
help-asset-swap--retained = Bien que se retiene
help-asset-swap--loaned = Bien que se presta en su lugar a quien responde por aquel
help-asset-swap--back = Al revés: regresa el retenido y recibe el que se prestó en su lugar
help-asset-swap--condition = Condición del bien retenido
help-asset-swap--loan_condition = Condición del bien que se presta o se recibe
help-asset-swap--reason = Motivo de la retención
help-custody = Dice por qué responde alguien, o todos, y cierra los resguardos de quien se va
help-custody-more =
    Ejemplos:
      folio custody                                   cuánto tiene cada quien; primero los que se fueron
      folio custody "Usuaria de Ejemplo"              todo lo que tiene
      folio custody --unsigned                        lo que no se ha firmado
      folio custody usuario-3 --close --condition Buena
help-custody--person = Persona: identificador o nombre de people.toml; «yo» también vale
help-custody--unsigned = Resguardos y vales que no ha firmado quien recibió
help-custody--close = Recibe todo lo que tiene, cierra sus resguardos y libera sus licencias y apartados
help-custody--condition = Condición en que se recibe todo; sin ella se pregunta por cada bien
help-outside = Lista lo que está fuera del edificio y lo que tiene autorizada su salida
help-outside--late = Solo lo que ya debía volver
help-loans = Lista lo que está prestado
help-loans--late = Solo lo que ya debía devolverse
help-expiring = Lista lo que vence pronto o ya venció: garantías, contratos, licencias, préstamos y salidas
help-expiring--within = Días hacia adelante: 60d; si no se dice, los de catalog/inventory.toml y los de cada licencia
help-expiring--as_of = Como si fuera ese día
help-expiring--what = Solo de eso: warranty, contract, licence, loan, exit
help-expiring--all = También garantías y contratos que vencieron hace mucho
