### Bienes: estados, movimientos y lo que los impide.

asset-status-in-stock = En almacén
asset-status-in-use = En uso
asset-status-lent = Prestado
asset-status-retained = Retenido
asset-status-outside = Fuera
asset-status-lost = Extraviado
asset-status-retired = Dado de baja

deed-registered = Alta
deed-corrected = Corrección
deed-assigned = Entrega en resguardo
deed-transferred = Traspaso
deed-returned = Devolución
deed-moved = Cambio de lugar
deed-lent = Préstamo
deed-extended = Prórroga
deed-reserved = Apartado
deed-released = Cancelación del apartado
deed-retained = Retención
deed-given-back = Fin de la retención
deed-authorised = Autorización de salida
deed-left = Salida
deed-came-back = Regreso
deed-withdrawn = Salida sin efecto
deed-lost = Extravío
deed-found = Localización
deed-retired = Baja
deed-signed = Firma
deed-noted = Nota
deed-referenced = Acuse del registro
deed-seat-assigned = Asignación de licencia
deed-seat-released = Liberación de licencia
deed-renewed = Renovación
deed-received = Recepción
deed-issued = Surtido
deed-counted = Conteo

detail-to = a quién
detail-place = lugar
detail-area = área
detail-condition = condición
detail-items = accesorios
detail-letter = resguardo anterior
detail-due = devolución prevista
detail-from = desde
detail-until = hasta
detail-reservation = apartado
detail-reason = motivo
detail-destination = destino
detail-carrier = quién lo lleva
detail-identification = identificación de quien lo lleva
detail-serial = número de serie leído
detail-guard = vigilante
detail-received-by = quién lo recibe
detail-instead-of = en lugar de
detail-replaced-by = bien que lo reemplaza
detail-document = documento
detail-as = en calidad de
detail-name = nombre
detail-data = huella de lo firmado
detail-on = documento que se firma
detail-system = sistema
detail-number = número
detail-change = último cambio
detail-over = aunque no queden
detail-quantity = cantidad

finding-not-a-date = «{ $key }» no es una fecha: { $found }.
    .remedy = Escríbala así: 2026-11-20.
finding-not-a-quantity = «{ $key }» no es una cantidad de piezas: { $found }.
    .remedy = Escriba un número entero, de cero en adelante.
finding-not-a-bool = «{ $key }» debe ser true o false y es { $found }.
    .remedy = Escriba true o false.
finding-not-items = «{ $key }» debe decir, por cada accesorio, en qué condición está.
    .remedy = Por ejemplo: items: (teclado: bueno), con llaves en vez de paréntesis.

card-not-a-number = «{ $found }» no es un número
card-not-a-bool = «{ $found }» no es sí ni no (true, false)
card-not-whole = «{ $found }» no es un número entero
card-not-a-date = «{ $found }» no es una fecha como 2026-11-20
card-not-money = «{ $found }» no es un importe con su moneda, como 18500.00 MXN
card-not-a-list = «{ $found }» no es una lista de textos
card-choice-spelt = «{ $found }» no está escrito como la opción

asset-items-form = «{ $found }» no dice el accesorio y su condición: teclado=bueno

asset-refused-other = «{ $id }» ({ $detail }) no está en el inventario; delo de alta primero.
asset-refused-before-last = El { $at } es anterior al último movimiento del bien ({ $last }).
asset-refused-role = { $person } no puede registrar esto; { $able ->
    [0] nadie de catalog/people.toml puede.
    [one] puede { $names }.
   *[other] pueden { $names }.
}
asset-refused-missing = Falta: { $detail } ({ $option }).
asset-refused-detail = «{ $key }» no va en este asiento ({ $deed }).
asset-refused-dates = La fecha final ({ $until }) es anterior a la inicial ({ $from }).
asset-refused-due = La devolución prevista ({ $due }) ya pasó.
asset-refused-nothing-set = No se dijo qué dato cambia.
asset-refused-kind = La clase de bien «{ $kind }» no está en catalog/inventory.toml; las hay: { $known }.
asset-refused-key = La ficha no tiene el dato «{ $key }»; los hay: { $known }.
asset-refused-key-near = La ficha no tiene el dato «{ $key }». ¿Será { $near }? Los hay: { $known }.
asset-refused-value = El dato «{ $key }» no puede quedar así: { $problem }.
asset-refused-required = La ficha necesita el dato «{ $key }».
asset-refused-registered = El alta es siempre, y solo, el primer asiento.
asset-refused-class = { $id } es de la clase { $kind }, y eso no se hace con esa clase.
asset-refused-held = { $id } está «{ $status }» y responde por él { $holder }: no procede «{ $deed }».
asset-refused-status = { $id } está «{ $status }»: no procede «{ $deed }».
asset-refused-pass-open = Ya hay una salida autorizada: { $number }.
asset-refused-no-pass = { $id } no tiene una salida autorizada sin usar.
asset-refused-no-reservation = No hay un apartado vigente «{ $id }».
asset-refused-no-seat = { $user } no tiene licencia asignada.
asset-refused-has-seat = { $user } ya tiene licencia asignada.
asset-refused-same-holder = { $holder } ya responde por él.
asset-refused-reserved = Está apartado para { $holder } del { $from } al { $until }.
asset-refused-lent-until = Está prestado a { $holder } hasta el { $due }.
asset-refused-no-paper = Todavía no existe ese documento.
asset-refused-signer = Aquí firma quien responde por el bien, { $holder }, y no { $name }.
asset-refused-register = Los cambios de { $id } no se registran en «{ $system }».
asset-refused-change = { $id } no tiene el asiento «{ $change }».
asset-refused-serial = La serie leída ({ $read }) no es la del bien ({ $known }): no es el mismo equipo.
asset-refused-seats = Las { $seats } licencias compradas ya están asignadas.
asset-refused-over-note = Asignar más licencias de las compradas necesita su explicación (--note).
asset-refused-letter-of-nobody = El resguardo anterior { $letter } necesita a quién responde (--to).
asset-refused-past = El último día ({ $until }) ya pasó.
asset-refused-before-paper = La firma ({ $at }) es anterior al documento ({ $made }).
asset-refused-before-change = El acuse ({ $at }) es anterior al cambio ({ $changed }).
asset-refused-renewal = Una renovación dice hasta cuándo (expires=) o para cuántos (seats=); lo demás se corrige con «folio asset edit».
asset-refused-renewal-past = La nueva vigencia ({ $expires }) ya pasó.
asset-refused-replacement = { $other } está «{ $status }»: no puede reemplazar a { $id }. El reemplazo ha de estar en almacén, o con la misma persona.
asset-refused-quantity = Hay { $there } y se piden { $wanted }.

error-unknown-asset = No hay un bien «{ $typed }».
    .remedy = Búsquelo con «folio asset list».
error-unknown-asset-near = No hay un bien «{ $typed }». El más parecido es { $near }.
    .remedy = Búsquelo con «folio asset list».
error-ambiguous-asset = «{ $typed }» puede ser cualquiera de { $total }: { $candidates }
    .remedy = Escriba el identificador completo.

finding-asset-without-history = La ficha de { $id } se escribió a mano y no tiene historia: no se sabe desde cuándo está así.
    .remedy = Dele una con «folio asset adopt { $id }».

asset-told = { $id }: { $deed } ({ $status }, { $place })
asset-told-held = { $id }: { $deed } ({ $status }, { $holder }, { $place })
asset-id-form = «{ $found }» no puede ser un identificador: letras sin acento, números, guion y punto.
asset-id-taken = Ya hay un bien { $id }.
asset-id-needed = La clase { $kind } no tiene letras para numerar sus bienes (prefix, en catalog/inventory.toml): diga el identificador con --id.
asset-kind-needed = Diga la clase con --kind: { $known }.
asset-ask-kind = Clase de bien
