# Varias manos: disputas, fusiones, números que cambian.

event-settled = Se resolvió la disputa: queda { $keeps }, sin efecto { $drops }
event-renumbered = Cambió de número: de { $from } a { $to }

refused-disputed = { $folio } tiene una disputa: dos personas dieron pasos distintos sin saber una de la otra.
    .remedy = Decida primero cuál vale: folio settle { $folio }
refused-unknown-event = El reporte no tiene ningún asiento { $id }.
refused-settles-nothing = En { $folio } no hay disputa que se resuelva así: hay que nombrar el asiento que queda.
refused-settles-without-reason = Falta decir por qué se decide así.
    .remedy = Dé el motivo con --note.
refused-same-number = El reporte ya tiene el número { $folio }.
refused-right =
    { $count ->
        [0] La mesa reserva { $right ->
                [close] cerrar reportes
                [settle] decidir disputas
                [cancel] cancelar reportes
                [reopen] reabrir reportes
                [catalogue] cambiar el catálogo
                [procedures] cambiar los procedimientos
                [calendars] cambiar los calendarios
                [import] importar bienes
                [join] estrenar una serie
               *[redact] retirar datos personales
            } («{ $right }» de [rights]), y nadie tiene hoy un papel de esos.
       *[other] { $person } no puede { $right ->
                [close] cerrar reportes
                [settle] decidir disputas
                [cancel] cancelar reportes
                [reopen] reabrir reportes
                [catalogue] cambiar el catálogo
                [procedures] cambiar los procedimientos
                [calendars] cambiar los calendarios
                [import] importar bienes
                [join] estrenar una serie
               *[redact] retirar datos personales
            }: la mesa lo reserva («{ $right }» de [rights]). Pueden: { $able }.
    }
    .remedy = Que lo registre quien puede, en su propia copia: con --by desde aquí no se acepta donde se verifica. [rights] de catalog/desk.toml dice quién.
refused-drops-undisputed = El asiento { $id } no está en disputa con el que queda: una decisión no lo deja sin efecto.
