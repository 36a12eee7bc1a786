# Lo que dice el programa

error-prefix = Error:
error-refused = No se puede todavía. { $count ->
        [one] Hay un impedimento:
       *[other] Hay { $count } impedimentos:
    }
error-mistyped = Hay que corregir el comando:
error-damaged = Hay archivos dañados.
error-no-desk = No hay una mesa en { $path } ni en las carpetas de arriba.
    .remedy = Empiece una con «folio init CARPETA --procedure CÓDIGO», o indique la suya con «folio -C CARPETA».
error-disk = { $path }: { $problem }.
    .remedy = Revise el disco y los permisos.
error-disk-full = El disco está lleno; no se escribió { $path }. Lo que había sigue intacto.
    .remedy = Libere espacio y repita el comando.
error-read-only = No se puede escribir { $path }: { $problem }.
    .remedy = Revise los permisos de la carpeta, o escriba en otra.
error-locked = Otra persona está escribiendo en la mesa: { $holder }
    .remedy = Espere a que termine y repita el comando.
error-unknown-folio = No hay un reporte «{ $typed }».
    .remedy = Búsquelo con «folio list». Se puede abreviar: 12, 2026-12, o con su serie, B-12.
error-unknown-folio-near = No hay un reporte «{ $typed }». El más parecido es { $near }.
    .remedy = Búsquelo con «folio list». Se puede abreviar: 12, 2026-12, o con su serie, B-12.
error-ambiguous-folio = «{ $typed }» puede ser cualquiera de { $total }: { $candidates }
    .remedy = Escriba más del folio: la serie (B-42), el año (2026-42) o los dos: { $first }
error-changed = { $path } cambió mientras tanto; no se escribió nada.
    .remedy = Repita el comando.
error-half-made = Hay archivos de este cambio ya escritos, y no se pudieron escribir los demás ni deshacerlo: { $problem }
    .remedy = Revise el disco y los permisos. No repita el comando: «folio check» termina el cambio.
error-edit-refused = { $path } no se puede modificar con seguridad ({ $problem }); quedó como estaba.
    .remedy = Simplifique el YAML a mano (sin anclas ni etiquetas) y revise con «folio check».
error-desk-exists = { $path } ya es una mesa.
    .remedy = Abra un reporte con «folio new».
error-in-the-way = No se empezó la mesa: ya existen { $paths }
    .remedy = Quítelos o elija otra carpeta.
error-git = git no pudo: { $problem }
    .remedy = Revise que git esté instalado y la carpeta sea suya.
error-unknown-procedure = No hay un procedimiento «{ $code }»; los hay: { $known }
    .remedy = Véalos con «folio procedure list» o «folio init --list».
error-unknown-procedure-near = No hay un procedimiento «{ $code }». ¿Quiso decir «{ $near }»? Los hay: { $known }
    .remedy = Véalos con «folio procedure list» o «folio init --list».
error-output = No se pudo escribir el resultado: { $problem }
error-folio-now = FOLIO_NOW no es una fecha y hora: { $found }
    .remedy = Escríbala así: 2026-11-20T09:08:00-06:00.
error-not-a-time = «{ $found }» no es una fecha y hora.
    .remedy = Escríbala así: 09:08, "2026-11-20 09:08" o 2026-11-20T09:08:00-06:00.
error-who = No se sabe quién registra.
    .remedy = Use --by o la variable FOLIO_USER con uno de: { $known }
error-set-form = «{ $found }» no tiene la forma CAMPO=VALOR.
    .remedy = Por ejemplo: --set origen="No enciende".
error-series = «{ $found }» no sirve de serie.
    .remedy = De una a ocho letras mayúsculas o cifras, con una letra al principio: CI.
error-person-key = «{ $found }» no sirve de identificador.
    .remedy = Use letras, cifras, punto y guion: jefatura-1.
error-gave-up = No se registró nada.
error-document-type = «{ $key }» del documento no puede ser { $found }.
    .remedy = Véase «folio new --help».
error-document-key = El documento no lleva la clave «{ $key }»; las hay: { $known }
    .remedy = Los campos del reporte van dentro de «set».
error-random = El sistema no dio números al azar: { $problem }
error-no-editor = No hay un editor.
    .remedy = Póngalo en la variable EDITOR, por ejemplo EDITOR=nano.
error-editor = El editor «{ $editor }» terminó con error; el reporte quedó como estaba.
    .remedy = Revise la variable EDITOR.

journal-interrupted = Aviso: un cambio de varios archivos quedó a medias; lo termina «folio check» o el próximo comando que escriba.
journal-finished = Se terminó un cambio que había quedado a medias: { $count ->
        [one] un archivo.
       *[other] { $count } archivos.
    }
journal-left = Aviso: { $count ->
        [one] un archivo de un cambio que quedó a medias se modificó después y quedó como está
       *[other] { $count } archivos de un cambio que quedó a medias se modificaron después y quedaron como están
    }: { $paths }. Véase: folio check
journal-damaged = Aviso: el diario de un cambio que quedó a medias está dañado; se guardó en { $path }. Véase: folio check

usage-unknown-argument = No hay una opción «{ $argument }».
    .remedy = Véanse las opciones con --help.
usage-unknown-command = No hay un comando «{ $command }».
    .remedy = Véanse los comandos con «folio --help».
usage-missing = Falta { $argument }.
    .remedy = Véase el uso con --help.
usage-missing-command = Falta decir qué hacer.
    .remedy = Véanse los comandos con --help.
usage-value-missing = Falta el valor de { $argument }.
    .remedy = Véase el uso con --help.
usage-invalid-value = «{ $value }» no sirve para { $argument }; los hay: { $known }
    .remedy = Véase el uso con --help.
usage-bad-value = «{ $value }» no sirve para { $argument }.
    .remedy = Véase el uso con --help.
usage-conflict = { $argument } no va junto con { $other }.
    .remedy = Use solo una de las dos.
usage-not-utf8 = Un argumento no es texto UTF-8.
    .remedy = Escríbalo de nuevo.
usage-other = No se entiende el comando. { $argument }
    .remedy = Véase el uso con --help.
usage-did-you-mean = ¿Quiso decir «{ $near }»?

ask-needed = Hace falta una respuesta.
ask-optional = opcional
ask-nothing = (dejar en blanco)

activity-end = fin
change-moves = { $folio }: { $from } → { $to } ({ $status })
change-stays = { $folio }: { $activity } ({ $status })
change-assigned = { $folio }: asignado a { $person } ({ $status })
change-waits = { $folio }: { $status }
change-signed = { $folio }: firma de { $name }, como { $role }
change-linked = { $folio }: vinculado con { $to }
change-noted = { $folio }: anotado
change-corrected = { $folio }: corregido { $labels }
change-next = Siga con: folio next { $folio }
change-dry-run = Solo es el plan; no se escribió nada.

next-ended = Ya terminó. Para retomarlo: folio reopen { $folio }
next-limit = Lleva { $counted } de { $limit }.
next-limit-passed = ATRASADO: lleva { $counted }; el límite es { $limit }.
next-no-limit = Lleva { $counted }; la actividad no tiene límite.
next-due = Vence: { $due }
next-assignee = Lo tiene: { $person }
next-unassigned = Nadie lo tiene: folio assign { $folio } …
next-waiting = En espera desde { $since }: { $title }
next-by = Lo registra: { $by }
next-by-for = Lo registra: { $by }, por cuenta de: { $role }
next-nobody = nadie
next-more-choices = … y { $count } más
next-nothing-missing = No falta nada.
next-optional = Además puede llevar: { $keys }
optional-field = Opcional: { $label }.
opening-title = Abrir un reporte
opening-needed = Hace falta:
opening-optional = Además puede llevar:

check-summary = { $files ->
        [one] Se revisó un archivo
       *[other] Se revisaron { $files } archivos
    }: { $findings ->
        [0] sin hallazgos.
        [one] un hallazgo.
       *[other] { $findings } hallazgos.
    }

edit-take-up-draft = Hay un borrador que no se guardó. ¿Seguir con él?
edit-draft-there = Hay un borrador que no se guardó: { $path }
    .remedy = Ábralo en una terminal con «folio edit», o bórrelo.
edit-unchanged = Sin cambios.
edit-done = { $folio }: guardado.
edit-again = ¿Volver al editor?
edit-kept = Lo que escribió está en { $path }

init-default-name = Mesa de ayuda
init-default-institution = Nombre de la institución
init-done = Mesa lista en { $folder } ({ $files } archivos).
init-next = Siga así:
    {"  "}cd { $folder }
    {"  "}(revise catalog/desk.toml y agregue a su gente en catalog/people.toml; usted es «{ $person }»)
    {"  "}folio check
    {"  "}folio new

error-one-name-many-roles = --name es para una sola firma.
    .remedy = Firme cada papel por separado, o quite --name para usar los nombres conocidos.
error-name-needed = Falta el nombre de quien firma como { $role }.
    .remedy = Agréguelo con --name.
error-relation = «{ $found }» no es una relación; ¿«{ $near }»? Las hay: { $known }
    .remedy = Por ejemplo: --as duplicate
warning-asset-unknown = Aviso: el bien { $asset } no está en catalog/assets.
error-series-full = La serie { $series } ya no tiene números este año.
    .remedy = Cambie «series» en catalog/desk.toml.
error-no-such-path = No hay un archivo o carpeta { $path }.
    .remedy = Revise la ruta.
usage-hint-outcomes = Véanse los resultados con «folio next { $folio }».
usage-hint-procedures = Véanse los procedimientos con «folio init --list».
change-wait-ended = Con esto terminó la espera.
change-opens = { $child } abierto: { $title }
change-referenced = { $folio }: tiene el número { $number } en { $system }
change-migrated = { $folio }: pasó a la revisión { $revision } de su procedimiento
error-open-children = { $folio } tiene reportes derivados sin terminar: { $children }
    .remedy = Diga qué se hace con ellos: --children leave (siguen aparte) o --children cancel (se cancelan también).
ask-open-children = Hay reportes derivados sin terminar ({ $children }). ¿Qué se hace con ellos?
ask-children-leave = Siguen por su cuenta
ask-children-cancel = Se cancelan también
export-nothing = No hay nada pendiente de entregar a { $system }.
export-next = Lo que responda el sistema se asienta con folio ack FOLIO --system { $system } --number …
ack-nothing-new = Todo lo que dice el archivo ya estaba asentado ({ $system }).
error-ack-columns = { $path } no tiene las columnas folio (o asset) y number (o numero)
    .remedy = La primera línea lleva los nombres: folio,number,state
ask-one-at-least = Hace falta al menos un resultado.
new-procedure-of-service = Ese servicio sigue su propio procedimiento: { $procedure }, { $title }.
error-not-in-force = El procedimiento { $procedure } no está en vigor en esta mesa; lo están: { $known }
    .remedy = Agréguelo a «procedures» en catalog/desk.toml, o use otro con --procedure.
error-reason-needed = Falta el motivo (--reason).
    .remedy = Uno de estos:
        {"    "}{ $commands }
error-no-cancel-reasons = El procedimiento { $procedure } no declara motivos para cancelar { $folio }.
    .remedy = Vea cómo puede terminar: folio next { $folio }
error-no-wait-reasons = El procedimiento { $procedure } no declara esperas que se empiecen a mano; { $folio } no puede esperar así.
    .remedy = Vea qué se puede hacer ahora: folio next { $folio }
ask-cancel-reason = ¿Por qué se cancela { $folio }?
ask-wait-reason = ¿Por qué queda en espera { $folio }?
warning-assignee-away = Aviso: { $person } está ausente hasta { $until }.
warning-assignee-away-why = Aviso: { $person } está ausente hasta { $until }: { $reason }
refused-row = Renglón { $line }, { $folio }: { $problem }
error-system-needed = Falta --system: de qué sistema externo.
    .remedy = Los de esta mesa: { $known }
error-no-systems = Esta mesa no tiene sistemas externos.
    .remedy = Agregue uno en catalog/suppliers.toml, con [[external]].
error-no-such-file = No hay un archivo { $path }.
    .remedy = Revise el nombre y la carpeta.
error-migration-calendar = { $folio } no se puede migrar: la revisión nueva cuenta el tiempo con otro calendario, y cambiaría lo que ya se midió.
    .remedy = Déjelo terminar con la revisión con que se abrió.
