# Lo que el procedimiento no permite, y qué hacer

refused-field = Falta «{ $label }».
refused-form-field = Falta «{ $label }», que pide el formato { $form }.
refused-signature = Falta la firma o el sello: { $role }.
refused-condition = No se cumple la condición: { $condition }.
refused-condition-unreadable = La condición «{ $condition }» del procedimiento no se puede evaluar: { $problem }.
    .remedy = Corrija el procedimiento y revíselo con «folio procedure check».
refused-nobody-has-role = Nadie tiene hoy el papel de { $role }.
    .remedy = Agréguelo a alguien en catalog/people.toml.
refused-role = { $person } no puede hacerlo: le corresponde a { $role }.
    .remedy = { $able ->
        [0] Nadie tiene hoy ese papel; agréguelo en catalog/people.toml.
        [one] Puede hacerlo con --by: { $names }.
       *[other] Pueden hacerlo con --by: { $names }.
    }
refused-inactive-person = { $person } no estaba en funciones en esa fecha.
    .remedy = Revise las fechas en catalog/people.toml o use --by con otra persona.
refused-future = La hora { $at } todavía no llega: son las { $now }.
    .remedy = Use --at con una hora que ya pasó.
refused-before-opening = La hora { $at } es anterior a la apertura del reporte ({ $opened }).
    .remedy = Use --at con una hora posterior.
refused-out-of-order = La hora { $at } es anterior al último paso registrado ({ $last }).
    .remedy = Use --at con una hora posterior; una nota sí puede llevar una hora anterior.
refused-ended = { $folio } ya terminó ({ $status }).
    .remedy = Si hay que retomarlo, reábralo.
refused-not-ended = { $folio } sigue abierto: no hay nada que reabrir.
refused-already-waiting = Ya está en espera: { $reason }.
refused-not-waiting = { $folio } no está en espera.
refused-no-reopening = El procedimiento { $procedure } no permite reabrir.
    .remedy = Abra un reporte nuevo y vincúlelo con «folio link».
refused-for-with-account = --for { $name } no procede: { $role } registra por su cuenta.
    .remedy = Use --by con la persona que lo hizo.
refused-value = «{ $label }» ({ $key }): { $problem }.
refused-empty-note = No hay nada que anotar.
    .remedy = Escriba el texto, o valores con --set.
refused-empty-name = Falta el nombre de quien firma.
    .remedy = Use --name con el nombre completo.
refused-link-to-itself = Un reporte no se vincula consigo mismo.
refused-unknown-field = El procedimiento { $procedure } no tiene el campo «{ $key }».
refused-unknown-field-near = No hay un campo «{ $key }». ¿Quiso decir «{ $near }»?
refused-unknown-outcome = «{ $outcome }» no es un resultado de la actividad { $activity }; los hay: { $known }.
refused-unknown-outcome-near = «{ $outcome }» no es un resultado de esta actividad. ¿Quiso decir «{ $near }»? Los hay: { $known }.
refused-outcome-elsewhere = «{ $outcome }» es un resultado de la actividad { $other }, y el reporte está en la { $activity }; ahí los hay: { $known }.
refused-unknown-person = No hay nadie «{ $person }» en catalog/people.toml.
    .remedy = Agregue a la persona o use otro identificador.
refused-unknown-person-near = No hay nadie «{ $person }». ¿Quiso decir «{ $near }»?
    .remedy = Los identificadores están en catalog/people.toml.
refused-unknown-reason = «{ $reason }» no es un motivo del procedimiento; los hay: { $known }.
refused-unknown-reason-near = «{ $reason }» no es un motivo del procedimiento. ¿Quiso decir «{ $near }»? Los hay: { $known }.
refused-unknown-role = «{ $role }» no es un papel del procedimiento; los hay: { $known }.
refused-unknown-role-near = «{ $role }» no es un papel del procedimiento. ¿Quiso decir «{ $near }»? Los hay: { $known }.
refused-opening-first = La apertura debe ser el primer asiento, y solo el primero.
refused-event-twice = El identificador «{ $id }» se repite en otro asiento.
refused-recorded-before = Se registró antes de que ocurriera.
refused-other-activity = Dice actividad { $written }, pero el reporte estaba en la { $activity }.
value-not-their-number = «{ $found }» no tiene la forma de los números de { $system }; uno es así: { $example }
refused-assignee = { $person } no puede tenerlo: no tiene un papel que registre, o ya no está en funciones.
    .remedy = Pueden tenerlo: { $able }.
refused-outside-wait = «{ $label }» debe quedar entre { $from } y { $to }.
value-derived = lo pone el procedimiento con cada resultado; no se escribe a mano
refused-blanking = «{ $label }» es obligatorio: se corrige, pero no se deja en blanco.
refused-signed-already = { $role } ya firmó: { $name }, el { $at }.
refused-link-target = «{ $to }» no es un folio ni una dirección (https://…, mailto:…).
refused-cancel-outside = No se cancela mientras dura: { $reason }.
    .remedy = Registre primero el regreso o el sustituto.

refused-child-open = falta terminar { $child } ({ $title })
refused-child-lost = no se encuentra { $child }, que este asiento dice haber abierto
refused-children-differ = el resultado «{ $outcome }» abre «{ $expected }», y aquí se dice «{ $found }»
refused-priority-change = la prioridad cambia de { $was } a { $given }: hay que decir por qué
refused-priority-matrix = la matriz da prioridad { $matrix } y se pide { $given }: hay que decir por qué
refused-empty-number = falta el número
refused-unknown-system = no se conoce el sistema «{ $system }»; los hay: { $known }
refused-unknown-system-near = no se conoce el sistema «{ $system }»; ¿quiso decir «{ $near }»? Los hay: { $known }
refused-no-number = falta el número que le dio { $system }
refused-migration-nowhere = { $folio } ya está en la revisión vigente de su procedimiento
refused-migration-activity = la revisión nueva no tiene la actividad { $activity }, donde está el reporte
    .remedy = Termine antes esa actividad: sigue bajo la revisión con que se abrió. Después, migre.
refused-migration-wait = la revisión nueva no tiene la espera «{ $reason }», en la que está el reporte
    .remedy = Termine antes la espera con «folio resume». Después, migre.
refused-migration-field = la revisión nueva no tiene el campo «{ $field }», que ya está lleno
    .remedy = Déjelo terminar con la revisión con que se abrió, o conserve el campo en la nueva.
refused-migration-value = la revisión nueva no acepta lo que dice «{ $label }» ({ $field })
    .remedy = Corríjalo con «folio note FOLIO --set { $field }=…», o déjelo terminar con la revisión con que se abrió.
refused-child-opening = para abrir { $procedure }: { $problem }
refused-unknown-state = { $system } no tiene el estado «{ $state }»; los hay: { $known }
