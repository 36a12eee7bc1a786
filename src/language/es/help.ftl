# Ayuda de la línea de comandos

help-heading-usage = Uso
help-heading-commands = Comandos
help-heading-options = Opciones
help-heading-arguments = Argumentos
help-heading-global = Opciones de todos los comandos
help-value-command = COMANDO
help-value-options = [OPCIONES]
help-value-field = CAMPO=VALOR
help-value-dir = CARPETA
help-value-code = CÓDIGO
help-value-outcome = RESULTADO
help-value-text = TEXTO
help-value-who = QUIÉN
help-value-name = NOMBRE
help-value-reason = MOTIVO
help-value-role = PAPEL
help-value-relation = RELACIÓN
help-value-file = ARCHIVO
help-value-path = RUTA
help-value-letters = LETRAS
help-value-to = DESTINO
help-value-t = HORA
help-value-format = FORMATO
help-help = Muestra esta ayuda
help-version = Muestra la versión

help-folio = Mesa de ayuda en un repositorio git. Sin comando muestra el día de la mesa.
help-folio-more =
    Un folio se puede abreviar: 42, 2026-42, B-42.
    Códigos de salida: 0 hecho; 1 no lo permite una regla, o hay hallazgos; 2 mal escrito;
    3 datos dañados; 4 entorno (git, disco, candado).
    Variables: FOLIO_USER quién registra, FOLIO_NOW la hora, FOLIO_LANG el idioma (es, en).
help--directory = Carpeta de la mesa, si no es esta
help--language = Idioma: es o en
help--folio = Folio, o lo bastante de él para reconocerlo
help--set = Valor de un campo; se puede repetir
help--note = Observación que acompaña al asiento
help--at = Cuándo ocurrió: 09:08, "2026-11-20 09:08"; ahora, si no se dice
help--by = Quién lo registra (identificador de people.toml)
help--dry_run = Muestra el plan y no escribe nada
help--json = Responde en JSON
help--format = Formato: table, md, csv, json o html
help--reason = Motivo, de los que declara el procedimiento

help-init = Empieza una mesa, sin red
help-init--folder = Carpeta de la mesa; se crea si no está
help-init--procedure = Procedimiento con que empieza
help-init--series = Letras de sus folios (CI)
help-init--name = Nombre de la mesa
help-init--institution = Nombre de la institución
help-init--unit = Nombre de la unidad, como va en los formatos
help-init--person = Su identificador en la mesa
help-init--list = Lista los procedimientos incluidos
help-new = Abre un reporte y da su folio
help-new-more =
    En una terminal pregunta lo que falta. Para guiones: --set por cada campo, o --from - con un
    documento YAML o JSON: {"{"}"procedure": …, "at": …, "by": …, "note": …, "set": {"{"}"campo": "valor"{"}"}{"}"}
help-new--procedure = Procedimiento; el primero de la mesa, si no se dice
help-new--from = Documento YAML o JSON con los datos; - para la entrada estándar
help-new--outcome = Registra además este resultado de la primera actividad
help-new--fields = Muestra qué pide abrir un reporte
help-next = Dónde está un reporte y qué se puede hacer ahora
help-do = Avanza un reporte por uno de los resultados de su actividad
help-do--outcome = Resultado de la actividad actual (véase folio next)
help-do--on_behalf = Quién lo hizo, si no tiene cuenta (usuario, técnico de la empresa)
help-note = Anota algo, o corrige campos con --set
help-note--text = Lo que se anota
help-assign = Asigna un reporte a una persona; sin decir a quién, la propone
help-assign--person = A quién (identificador de people.toml)
help-assign-more =
    Sin persona propone a quienes tienen el papel de la actividad y hoy están, primero quien tiene menos
    trabajo. En una terminal se elige de la lista; si no, solo se muestra.
help-workload = Muestra cuánto trabajo tiene cada quien, y lo que nadie tiene
help-workload-more =
    Trabajo: lo que falta del límite de la actividad de cada reporte por atender; si no lo tiene, de su
    plazo de solución. De lo atrasado cuenta el plazo entero. Lo que espera a alguien de fuera va aparte.
help-workload--role = Solo quienes tienen este papel
help-recurring = Muestra los problemas continuos, y abre su evaluación
help-recurring-more =
    Es continuo un problema con tantos reportes en tantos días de un mismo bien, o de un mismo proveedor y
    servicio; el grupo [recurrence] de catalog/desk.toml dice cuántos (3 en 90 días, si no lo dice).
    Ejemplos:
      folio recurring
      folio recurring --open asset:PC-0132
help-recurring--all = También los anteriores
help-recurring--open = Abre la evaluación del problema con esta clave
help-value-key = CLAVE
help-wait = Pone un reporte en espera
help-resume = Termina la espera de un reporte
help-sign = Registra una firma o un sello
help-sign--roles = En qué calidad firma (papel del procedimiento); se puede repetir
help-sign--name = Nombre de quien firma; si no se dice, el que ya se conoce
help-link = Vincula un reporte con otro, o con una dirección
help-link--to = Folio o dirección
help-link--relation = Qué es el otro de este: related, duplicate, cause o effect
help-cancel = Termina un reporte sin recorrer el procedimiento
help-reopen = Retoma un reporte terminado
help-edit = Abre el registro en su editor y lo revisa al volver
help-check = Revisa todos los archivos y leyes de la mesa
help-check--paths = Solo los hallazgos de estos archivos o carpetas
help-completions = Guion para completar con el tabulador
help-completions--shell = bash, zsh, fish, elvish o powershell
help-completions-more =
    Por ejemplo, en ~/.bashrc: source <(folio completions bash)
help-man = Página de manual
help-man--command = Comando; todo folio, si no se dice
help-cancel--children = Qué se hace con los reportes derivados abiertos: leave o cancel
help-new--parent = Reporte del que se deriva
help-migrate = Pasa reportes abiertos a la revisión vigente de su procedimiento
help-export = Muestra lo que falta entregar a un sistema externo
help-export--all = También lo que ya tiene número en ese sistema
help--system = Sistema externo, como está en catalog/suppliers.toml
help-ack = Asienta el número y el estado que dio un sistema externo
help-ack--number = Número que dio el sistema
help-ack--state = Estado en ese sistema
help-ack--from = Archivo CSV con las columnas folio (o asset), number y, si las hay, state o change (obligatoria si un bien tiene varios cambios pendientes)
help-list--external = Número, o final del número, en un sistema externo
help-list--parent = Solo los que se derivan de ese reporte
help--folios = Folios, enteros o abreviados
help-value-duration = TIEMPO
help-value-number = NÚMERO
help-value-shell = INTÉRPRETE
help-value-state = ESTADO
help-value-system = SISTEMA
