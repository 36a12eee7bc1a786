#!/usr/bin/env bash
# Makes a sample desk of the process cjf-4.2: one folio command per step, with the clock and the
# actor pinned. Only the uids (and the event ids that follow from them) differ from one run to the
# next.
#
#   scripts/sample-desks/cjf-4.2.sh FOLIO_BINARY DIR
#
# DIR is an empty folder, or is not there yet. The tickets walk every outcome of every activity,
# every wait, every reason for cancelling, and a reopening; worked case 2 is among them.
set -euo pipefail

fail() { printf 'cjf-4.2: %s\n' "$*" >&2; exit 1; }

[ $# = 2 ] || fail 'usage: cjf-4.2.sh FOLIO_BINARY DIR'
folio=$1 desk=$2
kit=$(cd "$(dirname "$0")/../../kits/cjf-4.2" && pwd)
command -v "$folio" > /dev/null || fail "no such program: $folio"
case $folio in */*) folio=$(cd "$(dirname "$folio")" && pwd)/$(basename "$folio") ;; esac
# A real desk must never get tickets from this script.
[ ! -e "$desk/catalog" ] || fail "$desk is a desk already"

export FOLIO_LANG=es
unset FOLIO_NOW FOLIO_USER

# --- The desk ------------------------------------------------------------------------------------

FOLIO_NOW=2025-01-02T09:00:00-06:00 "$folio" init "$desk" --procedure cjf-4.2 --series OS \
    --person analista-1 > /dev/null 2>&1 || fail 'folio init'
# Its people and its name are those of the kit.
cp "$kit/catalog/desk.toml" "$kit/catalog/people.toml" "$desk/catalog/"
FOLIO_NOW=2025-01-02T09:30:00-06:00 FOLIO_USER=analista-1 "$folio" -C "$desk" asset add --kind impresora --id CJF-IMP-0112 \
    --set tag=CJF-IMP-0112 --set brand='Marca Muestra' --set model='Láser 300' --place 'Edificio sede, primer piso' \
    > /dev/null 2>&1 || fail 'folio asset add'

# --- Telling -------------------------------------------------------------------------------------

today='' number='' count=0

# day YYYY-MM-DD: what follows happens on this day.
day() { today=$1; }

# step HH:MM WHO COMMAND [ARGUMENT]…: a folio command on the ticket at hand.
step() {
    local moment=${today}T$1:00-06:00 who=$2 command=$3 said
    shift 3
    [ "$command" = new ] || set -- "$number" "$@"
    count=$((count + 1))
    said=$(FOLIO_NOW=$moment FOLIO_USER=$who "$folio" -C "$desk" "$command" "$@" 2>&1 < /dev/null) \
        || fail "$moment: folio $command $*"$'\n'"$said"
    if [ "$command" = new ]; then
        # The folio is what stands alone on a line, whatever is said beside it.
        number=$(printf '%s\n' "$said" | grep -Eo '^OS-[0-9]{4}-[0-9]{4,}$') || fail "no folio: $said"
    fi
}

# signed HH:MM WHO ROLE NAME: a signature or seal.
signed() { step "$1" "$2" sign --as "$3" --name "$4"; }

# validated HH:MM WHO REQUESTER JUDGE: the three marks that the validation asks for.
validated() {
    signed "$1" "$2" solicitante "$3"
    signed "$1" "$2" juez "$4"
    signed "$1" "$2" sello "$4"
}

# --- People, as catalog/people.toml has them -----------------------------------------------------

desk1=analista-1 desk2=analista-2 site1=ingeniero-1 site2=ingeniero-2

sala_a='Servidora Pública de Ejemplo Uno'
registro='Servidor Público de Ejemplo Dos'
despacho='Clotilde Imaginaria Bermejo'
notificador='Porfirio Prototipo Segura'
sala_b='Servidora Pública de Ejemplo Cinco'
jueza_a='Jueza Administradora de Ejemplo A'
juez_b='Juez Administrador de Ejemplo B'
tecnico='Técnica de Ejemplo de Cómputo'
tecnico_salas='Técnico de Ejemplo de Salas'
tecnico_redes='Técnica de Ejemplo de Redes'

# What opening asks for beside the fault, for each requester.
de_sala_a=(-s solicitante="$sala_a" -s centro='Centro de ejemplo A' -s area='Salas de audiencia' -s ubicacion='Sala 2' -s extension=3001)
de_registro=(-s solicitante="$registro" -s centro='Centro de ejemplo A' -s area='Constancias y registro' -s ubicacion='Primer piso' -s extension=3002)
de_despacho=(-s solicitante="$despacho" -s centro='Centro de ejemplo A' -s area='Despacho Judicial' -s ubicacion='Segundo piso' -s extension=3003)
de_notificador=(-s solicitante="$notificador" -s centro='Centro de ejemplo B' -s area='Notificaciones' -s ubicacion='Planta baja' -s extension=3101)
de_sala_b=(-s solicitante="$sala_b" -s centro='Centro de ejemplo B' -s area='Salas de audiencia' -s ubicacion='Sala 1' -s extension=3102)

# --- 2025: what the engineer resolves is not validated -------------------------------------------

# 1 2 3 4 7 8: the engineer resolves it on site.
day 2025-03-04
step 09:40 $desk1 new "${de_registro[@]}" -s servicio=impresion -s bien=CJF-IMP-0112 \
    -s falla='La impresora jala tres hojas a la vez y se atora.'
step 09:44 $desk1 do recibido -s numero_sdm=1040018
step 09:50 $desk1 assign $desk1
step 09:58 $desk1 do turnar -s pruebas=$'Página de prueba desde la propia impresora: se atora.\nPágina de prueba desde otro equipo: se atora.' \
    -s asesoria='Se le pidió abanicar el papel y usar otra charola; siguió igual.'
step 10:02 $desk1 do turnado -s ingeniero=$site1
step 10:02 $desk1 assign $site1
step 11:35 $site1 do resuelto -s contacto='2025-03-04 10:30' \
    -s diagnostico='Almohadilla separadora gastada.' \
    -s solucion='Se cambió la almohadilla y se limpiaron los rodillos. Veinte hojas sin atorarse.'
step 11:50 $site1 do documentado -s documenta=ingeniero \
    -s documentacion='Cambio de almohadilla separadora y limpieza de rodillos. Probado con el solicitante.'
step 12:05 $desk1 do cerrado -s satisfaccion=satisfecho

# 1 2 3 4 5 6 7 8: the supplier, within the contract; by the web.
day 2025-03-11
step 10:15 $desk2 new "${de_sala_b[@]}" -s canal=web -s correo=solicitante-5@example.org -s servicio=audio-video -s urgencia=medium \
    -s falla='En la sala 1 la grabación se corta cada veinte minutos. La próxima audiencia es mañana.'
step 10:25 $desk2 do recibido
step 10:26 $desk2 assign $desk2
step 10:41 $desk2 do turnar -s pruebas=$'La consola enciende y responde: sí.\nLos micrófonos marcan nivel al hablar: sí.\nLa grabadora tiene espacio y fecha correcta: espacio sí, fecha no.'
step 10:45 $desk2 do turnado -s ingeniero=$site2
step 10:45 $desk2 assign $site2
step 11:20 $desk2 ack --system sdm --number 1040233 --note 'SDM no respondía; se registró hasta ahora.'
step 12:10 $site2 do a-proveedor -s contacto='2025-03-11 11:05' \
    -s diagnostico='La grabadora pierde la hora y parte el archivo: falla su tarjeta de reloj.' \
    -s bien=CJF-GRB-0007 -s proveedor=salas-muestra -s reporte_proveedor=SM-5521
step 15:40 $site2 do atendido -s tecnico_proveedor="$tecnico_salas" -s llegada_proveedor='2025-03-11 13:30' \
    -s atencion_proveedor='Se cambió la tarjeta de reloj. Grabación continua de una hora sin cortes.'
validated 16:20 $site2 "$sala_b" "$juez_b"
signed 16:21 $site2 receptor "$tecnico_salas"
step 16:22 $site2 do validado -s entregada_a="$tecnico_salas" -s satisfaccion=muy-satisfecho
step 16:45 $site2 do documentado -s documenta=proveedor \
    -s documentacion='El proveedor cambió la tarjeta de reloj de la grabadora. Validado por la sala con firma y sello.'
step 17:10 $desk2 do cerrado

# 5 late on its contract (8 h), and not satisfied: back to the supplier.
day 2025-04-08
step 09:20 $desk1 new "${de_despacho[@]}" -s servicio=computo -s bien=CJF-PC-0340 \
    -s falla='La computadora se apaga sola varias veces al día.'
step 09:24 $desk1 do recibido -s numero_sdm=1041190
step 09:40 $desk1 do turnar -s asesoria='Se revisó con ella la corriente y el contacto: correctos.'
step 09:45 $desk1 do turnado -s ingeniero=$site1
step 09:46 $desk1 assign $site1
step 11:00 $site1 do a-proveedor -s contacto='2025-04-08 10:10' -s diagnostico='Fuente inestable. Equipo en garantía.' \
    -s proveedor=computo-ejemplo -s reporte_proveedor=CE-20114
day 2025-04-09
step 10:00 $site1 note 'Se llamó al proveedor: su técnica no ha salido.'
day 2025-04-10
step 12:00 $site1 do atendido -s tecnico_proveedor="$tecnico" -s llegada_proveedor='2025-04-10 10:40' \
    -s atencion_proveedor='Se cambió la fuente.'
step 12:40 $site1 do no-conforme-proveedor -s motivo_rechazo='Se volvió a apagar a los quince minutos, delante de la técnica.'
step 14:30 $site1 do atendido -s tecnico_proveedor="$tecnico" \
    -s atencion_proveedor='Se cambió también la tarjeta principal. Dos horas de prueba sin apagarse.'
validated 16:05 $site1 "$despacho" "$jueza_a"
step 16:10 $site1 do validado -s entregada_a="$tecnico" -s satisfaccion=poco-satisfecho
step 16:30 $site1 do documentado -s documenta=proveedor -s documentacion='Cambio de fuente y de tarjeta principal, en dos visitas.'
step 16:50 $desk1 do cerrado -s causa=proveedor

# Not satisfied: back to the engineer, who resolves it; 4 to 7 skips the validation.
day 2025-05-13
step 11:00 $desk2 new "${de_notificador[@]}" -s servicio=red \
    -s falla='Se va la red en Notificaciones y no cargan los acuerdos.'
step 11:05 $desk2 do recibido -s numero_sdm=1042077
step 11:15 $desk2 do turnar -s pruebas=$'El nodo da enlace: a ratos.\nResponde la puerta de enlace: no.'
step 11:18 $desk2 do turnado -s ingeniero=$site2
step 11:19 $desk2 assign $site2
step 12:30 $site2 do a-proveedor -s contacto='2025-05-13 11:40' -s diagnostico='Puerto del conmutador dañado.' \
    -s proveedor=redes-prototipo
step 16:00 $site2 do atendido -s tecnico_proveedor="$tecnico_redes" -s atencion_proveedor='Se pasó el nodo a otro puerto.'
step 16:20 $site2 do no-conforme-ingeniero -s motivo_rechazo='La red volvió, pero dos equipos siguen sin entrar al sistema.'
step 17:10 $site2 do resuelto -s contacto='2025-05-13 16:25' \
    -s diagnostico='Los dos equipos guardaban la dirección anterior.' \
    -s solucion='Se renovó la dirección de los dos equipos y se comprobó el sistema con el solicitante.'
step 17:25 $site2 do documentado -s documenta=ingeniero -s documentacion='Cambio de puerto por el proveedor y renovación de direcciones por el ingeniero.'
day 2025-05-14
step 09:15 $desk2 do cerrado

# Waiting for the requester.
day 2025-06-10
step 13:00 $desk1 new "${de_registro[@]}" -s servicio=computo -s bien=CJF-PC-0212 \
    -s falla='El lector de discos no abre.'
step 13:04 $desk1 do recibido -s numero_sdm=1043311
step 13:12 $desk1 do turnar
step 13:14 $desk1 do turnado -s ingeniero=$site1
step 13:15 $desk1 assign $site1
step 15:30 $site1 wait --reason usuario --note 'Está en audiencia y el equipo guarda su sesión. Pide que sea mañana.'
day 2025-06-11
step 09:40 $site1 resume
step 10:20 $site1 do resuelto -s contacto='2025-06-11 09:40' -s diagnostico='Bandeja trabada por una etiqueta despegada.' \
    -s solucion='Se sacó la etiqueta. Abre, cierra y lee.'
step 10:30 $site1 do documentado -s documenta=ingeniero -s documentacion='Se destrabó la bandeja del lector.'
step 11:00 $desk1 do cerrado -s satisfaccion=satisfecho

# The room is in a hearing, and then the judge is: neither is charged to anybody.
day 2025-06-24
step 09:30 $desk2 new "${de_sala_a[@]}" -s servicio=audio-video \
    -s falla='El micrófono del estrado se oye con zumbido.'
step 09:33 $desk2 do recibido -s numero_sdm=1043702
step 09:40 $desk2 do turnar
step 09:41 $desk2 do turnado -s ingeniero=$site1
step 09:42 $desk2 assign $site1
step 10:05 $site1 do a-proveedor -s contacto='2025-06-24 09:50' -s diagnostico='Cable del micrófono con la malla rota dentro del estrado.' \
    -s proveedor=salas-muestra
step 11:00 $site1 wait --reason audiencia --note 'Empezó la audiencia de las 11; el técnico espera afuera.'
step 14:30 $site1 resume --note 'Terminó la audiencia.'
step 15:45 $site1 do atendido -s tecnico_proveedor="$tecnico_salas" -s atencion_proveedor='Cable nuevo por el ducto del estrado. Sin zumbido.'
step 16:00 $site1 wait --reason firma --note 'La jueza está en sesión hasta mañana.'
day 2025-06-25
step 09:50 $site1 resume
validated 09:55 $site1 "$sala_a" "$jueza_a"
step 10:00 $site1 do validado -s entregada_a="$tecnico_salas" -s satisfaccion=satisfecho
step 10:20 $site1 do documentado -s documenta=proveedor -s documentacion='Cambio del cable del micrófono del estrado.'
step 10:40 $desk2 do cerrado

# A part that the institution buys.
day 2025-08-05
step 12:10 $desk1 new "${de_notificador[@]}" -s servicio=computo -s bien=CJF-LT-0051 \
    -s falla='La computadora portátil ya no carga.'
step 12:15 $desk1 do recibido -s numero_sdm=1044850
step 12:25 $desk1 do turnar -s asesoria='Se probó con otro contacto.'
step 12:26 $desk1 do turnado -s ingeniero=$site2
step 12:30 $desk1 assign $site2
step 13:40 $site2 wait --reason refaccion --note 'Cargador quemado, fuera de garantía. Se pidió uno a Recursos Materiales.'
day 2025-08-12
step 11:20 $site2 resume
step 11:50 $site2 do resuelto -s contacto='2025-08-05 13:00' -s diagnostico='Cargador quemado.' -s solucion='Se entregó cargador nuevo; carga completa.'
step 12:00 $site2 do documentado -s documenta=ingeniero -s documentacion='Entrega de cargador nuevo.'
step 12:20 $desk1 do cerrado

# The supplier advises the engineer, who resolves it; the contract's clock runs meanwhile. The first
# answer was late.
day 2025-08-19
step 10:00 $desk2 new "${de_sala_a[@]}" -s servicio=videoconferencia -s falla='El enlace con el reclusorio no da imagen.'
step 10:03 $desk2 do recibido -s numero_sdm=1045120
step 11:14 $desk2 do turnar -s pruebas='Llamada de prueba al número interno: entra, sin imagen.'
step 11:15 $desk2 do turnado -s ingeniero=$site1
step 11:15 $desk2 assign $site1
step 11:40 $site1 note --set proveedor=salas-muestra --set reporte_proveedor=SM-5740 'Se pide ayuda por teléfono al proveedor.'
step 11:41 $site1 wait --reason proveedor --note 'Devuelven la llamada con el ajuste del equipo.'
step 12:50 $site1 resume
step 13:20 $site1 do resuelto -s contacto='2025-08-19 11:20' -s diagnostico='El equipo había perdido su perfil de video.' \
    -s solucion='Con la guía del proveedor se cargó el perfil. Imagen y sonido de los dos lados.'
step 13:30 $site1 do documentado -s documenta=ingeniero -s documentacion='Se cargó el perfil de video con guía telefónica del proveedor.'
step 13:45 $desk2 do cerrado -s causa=otra -s observaciones='El Escritorio se quedó sin teléfono de 10:10 a 11:05. Se pedirá al proveedor dejar copia del perfil en cada sala.'

# The four ways of not walking it to the end.
day 2025-09-02
step 09:10 $desk1 new "${de_registro[@]}" -s servicio=impresion -s bien=CJF-IMP-0112 -s falla='La impresora dice que no hay tóner.'
first=$number
step 09:12 $desk1 do recibido -s numero_sdm=1045533
step 09:30 $desk1 cancel --reason desistimiento --note 'Encontró un cartucho en su almacén y ya imprime.'

step 10:00 $desk2 new "${de_despacho[@]}" -s servicio=impresion -s bien=CJF-IMP-0112 -s falla='La impresora del primer piso pide tóner.'
step 10:01 $desk2 link "$first" --as duplicate
step 10:02 $desk2 cancel --reason duplicado --note 'Es la misma impresora; se le avisó que ya imprime.'

step 11:00 $desk1 new "${de_notificador[@]}" -s canal=web -s correo=solicitante-4@example.org -s servicio=computo \
    -s tipo=mantenimiento -s falla='Pide que se le instale un disco más grande.'
step 11:20 $desk1 cancel --reason fuera-de-alcance --note 'No es una falla. Se le orientó para pedirlo a su administración.'

step 12:00 $desk2 new "${de_sala_b[@]}" -s servicio=telefonia -s falla='El teléfono de la sala no da línea; en el piso no hay corriente.'
step 12:05 $desk2 do recibido -s numero_sdm=1045560
step 12:15 $desk2 do turnar
step 12:30 $desk2 cancel --reason transferido --note 'Es la instalación eléctrica: lo atiende Mantenimiento del edificio, que confirmó de recibido.'

# First contact, closed; it comes back and is reopened.
day 2025-10-07
step 10:30 $desk1 new "${de_despacho[@]}" -s servicio=programas -s falla='No le abre el programa de oficios; pide la contraseña una y otra vez.'
step 10:33 $desk1 do recibido -s numero_sdm=1046418
step 10:34 $desk1 assign $desk1
step 10:50 $desk1 do resuelto -s pruebas='La cuenta entra desde otro equipo: sí.' \
    -s asesoria='Se le guio para borrar la contraseña guardada y entrar de nuevo.'
step 10:55 $desk1 do cerrado
day 2025-10-09
step 09:20 $desk1 reopen --note 'Llama otra vez: hoy amaneció igual.'
step 09:35 $desk1 do turnar -s numero_sdm=1046512 -s asesoria='La contraseña se vuelve a guardar mal sola.'
step 09:36 $desk1 do turnado -s ingeniero=$site1
step 09:37 $desk1 assign $site1
step 11:00 $site1 do resuelto -s contacto='2025-10-09 10:10' -s diagnostico='Perfil del usuario dañado en ese equipo.' \
    -s solucion='Perfil nuevo; se pasaron sus documentos. Entró tres veces sin que la pida.'
step 11:15 $site1 do documentado -s documenta=ingeniero -s documentacion='Se rehízo el perfil del usuario.'
step 11:40 $desk1 do cerrado -s satisfaccion=satisfecho

# Worked case 2: call 10:00, order 10:05, solved 10:20, closed 10:25.
day 2025-11-04
step 10:00 $desk1 new "${de_registro[@]}" -s servicio=computo -s falla='La pantalla se quedó de cabeza.'
step 10:05 $desk1 do recibido -s numero_sdm=1047001
step 10:20 $desk1 do resuelto -s pruebas='Enciende y llega al escritorio: sí.' \
    -s asesoria='Se le dijo con qué teclas se gira la imagen y la enderezó.'
step 10:25 $desk1 do cerrado -s satisfaccion=muy-satisfecho

# Over 20 November: a working day for the supplier's contract, not for the desk.
day 2025-11-19
step 15:30 $desk2 new "${de_sala_a[@]}" -s servicio=audio-video -s falla='El proyector de la sala 2 se apaga a los diez minutos.'
step 15:35 $desk2 do recibido -s numero_sdm=1047322
step 15:50 $desk2 do turnar
step 15:51 $desk2 do turnado -s ingeniero=$site1
step 15:52 $desk2 assign $site1
step 16:40 $site1 do a-proveedor -s contacto='2025-11-19 16:00' -s diagnostico='Se calienta: ventilador trabado.' \
    -s bien=CJF-PRY-0003 -s proveedor=salas-muestra -s reporte_proveedor=SM-5902
day 2025-11-21
step 10:10 $site1 do atendido -s tecnico_proveedor="$tecnico_salas" -s llegada_proveedor='2025-11-20 12:00' \
    -s atencion_proveedor='Ventilador nuevo, instalado el día 20; se entrega hoy que hay quien reciba.'
validated 10:40 $site1 "$sala_a" "$jueza_a"
step 10:45 $site1 do validado -s entregada_a="$tecnico_salas" -s satisfaccion=satisfecho
step 11:00 $site1 do documentado -s documenta=proveedor -s documentacion='Cambio del ventilador del proyector.'
step 11:20 $desk2 do cerrado -s causa=proveedor

# --- 2026: the validation is obligatory ----------------------------------------------------------

# The switch is in the procedure; the tickets of 2025 stay under the text that they were opened with.
sheet=$desk/catalog/procedures/cjf-4.2.toml
sed -i.before 's/^validacion_obligatoria = false$/validacion_obligatoria = true/' "$sheet"
rm "$sheet.before"
grep -q '^validacion_obligatoria = true$' "$sheet" || fail "no switch in $sheet"

# 4 6 4 6 7: the engineer's work is validated too, at the second attempt.
day 2026-01-13
step 10:20 $desk1 new "${de_despacho[@]}" -s servicio=computo -s bien=CJF-PC-0340 -s falla='El teclado no escribe la letra ñ.'
step 10:23 $desk1 do recibido -s numero_sdm=1050044
step 10:30 $desk1 do turnar
step 10:31 $desk1 do turnado -s ingeniero=$site1
step 10:32 $desk1 assign $site1
step 11:40 $site1 do por-validar -s contacto='2026-01-13 11:10' -s diagnostico='Idioma del teclado cambiado.' -s solucion='Se puso español de Latinoamérica.'
step 11:55 $site1 do no-conforme-ingeniero -s motivo_rechazo='Al reiniciar vuelve al inglés.'
step 12:20 $site1 do por-validar -s contacto='2026-01-13 12:00' -s diagnostico='El idioma se fijaba al iniciar sesión.' \
    -s solucion='Se quitó el inglés de la lista y se reinició dos veces.'
validated 12:40 $site1 "$despacho" "$jueza_a"
step 12:42 $site1 do validado -s entregada_a=$site1 -s satisfaccion=satisfecho
step 12:55 $site1 do documentado -s documenta=ingeniero -s documentacion='Idioma del teclado corregido en el equipo y en el inicio de sesión.'
step 13:10 $desk1 do cerrado

# The priority is raised, with its reason; the contract of 2026.
day 2026-02-10
step 09:15 $desk2 new "${de_notificador[@]}" -s servicio=computo -s bien=CJF-PC-0418 -s falla='La computadora tarda diez minutos en encender.'
step 09:18 $desk2 do recibido -s numero_sdm=1050730
step 09:30 $desk2 do turnar
step 09:31 $desk2 do turnado -s ingeniero=$site2
step 09:32 $desk2 assign $site2
step 10:10 $site2 note --set prioridad=high 'De este equipo salen las notificaciones con término de hoy.'
step 10:30 $site2 do a-proveedor -s contacto='2026-02-10 09:50' -s diagnostico='Disco con sectores dañados.' \
    -s proveedor=computo-ejemplo -s reporte_proveedor=CE-31007
step 13:45 $site2 do atendido -s tecnico_proveedor="$tecnico" -s llegada_proveedor='2026-02-10 11:50' \
    -s atencion_proveedor='Disco nuevo con los archivos recuperados.'
validated 14:20 $site2 "$notificador" "$juez_b"
step 14:25 $site2 do validado -s entregada_a="$tecnico" -s satisfaccion=muy-satisfecho
step 14:40 $site2 do documentado -s documenta=proveedor -s documentacion='Cambio de disco y recuperación de archivos.'
step 15:00 $desk2 do cerrado

# --- Still open on 30 June 2026 ------------------------------------------------------------------

# 5, late: the contract is of 9 h.
day 2026-06-26
step 10:00 $desk1 new "${de_notificador[@]}" -s servicio=red -s falla='No hay red en la planta baja.'
step 10:02 $desk1 do recibido -s numero_sdm=1055210
step 10:15 $desk1 do turnar
step 10:16 $desk1 do turnado -s ingeniero=$site2
step 10:17 $desk1 assign $site2
step 11:30 $site2 do a-proveedor -s contacto='2026-06-26 10:40' -s diagnostico='Fibra de acometida dañada.' \
    -s proveedor=redes-prototipo -s reporte_proveedor=RP-0877

# 6, waiting for the judge.
day 2026-06-29
step 12:00 $desk1 new "${de_sala_b[@]}" -s servicio=videoconferencia -s falla='Se oye eco en la sala 1.'
step 12:03 $desk1 do recibido -s numero_sdm=1055290
step 12:10 $desk1 do turnar
step 12:11 $desk1 do turnado -s ingeniero=$site2
step 12:12 $desk1 assign $site2
step 14:00 $site2 do por-validar -s contacto='2026-06-29 12:40' -s diagnostico='Dos micrófonos abiertos en la misma mesa.' \
    -s solucion='Se ajustó la mezcla y se rotuló la consola.'
signed 14:10 $site2 solicitante "$sala_b"
step 14:15 $site2 wait --reason firma --note 'El juez vuelve mañana a las diez.'

# 4, given to the engineer.
day 2026-06-30
step 10:00 $desk1 new "${de_registro[@]}" -s servicio=impresion -s bien=CJF-IMP-0112 -s falla='Imprime con rayas negras.'
step 10:02 $desk1 do recibido -s numero_sdm=1055360
step 10:12 $desk1 do turnar
step 10:13 $desk1 do turnado -s ingeniero=$site1
step 10:14 $desk1 assign $site1

# 2, not yet in SDM.
day 2026-06-30
step 11:40 $desk2 new "${de_notificador[@]}" -s servicio=telefonia -s falla='El teléfono no da tono.'
step 11:42 $desk2 do recibido
step 11:42 $desk2 assign $desk2

# 1, just in.
step 12:20 $desk1 new "${de_sala_a[@]}" -s canal=web -s correo=solicitante-1@example.org -s servicio=audio-video \
    -s falla='La cámara dos no enfoca. Audiencia a las cuatro.'

# --- Check ---------------------------------------------------------------------------------------

for moment in 2026-06-30T13:00:00-06:00 ''; do
    found=$(FOLIO_NOW=$moment "$folio" -C "$desk" check 2>&1) || fail "folio check"$'\n'"$found"
done
printf '%s: %d órdenes, %d pasos. %s\n' "$desk" "$(find "$desk/tickets" -name '*.yaml' | wc -l)" "$count" "$found"
