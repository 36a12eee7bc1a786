#!/usr/bin/env bash
# A sample desk of the Centro de Atención a Usuarios, made by the commands alone: one folio command
# per step, with the clock and the actor pinned. It walks every outcome of every activity of
# pr-cau-01 and pr-cau-02, every wait, every reason for cancelling, and reopening.
#
#   scripts/sample-desks/pr-cau-01.sh FOLIO_BINARY DIR
#
# DIR must not exist yet. Each ticket is told here from beginning to end; its steps are queued and
# then played together in order of time, since folios follow the order in which tickets are opened.
set -euo pipefail

fail() { printf 'pr-cau-01: %s\n' "$*" >&2; exit 1; }

[ $# -eq 2 ] || fail 'usage: pr-cau-01.sh FOLIO_BINARY DIR'
folio=$1 desk=$2
case $folio in */*) folio=$(cd "$(dirname "$folio")" && pwd)/$(basename "$folio") ;; esac
kit=$(cd "$(dirname "$0")/../../kits/pr-cau-01" && pwd)

command -v "$folio" > /dev/null || fail "no such program: $folio"
[ ! -e "$desk" ] || fail "$desk is there already"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/names"
queue=$work/queue
: > "$queue"

export FOLIO_LANG=es
unset FOLIO_NOW FOLIO_USER

# --- Telling -------------------------------------------------------------------------------------

ticket=- today='' count=0

# ticket NAME: what follows is about this ticket. `@NAME` stands for its folio in any argument.
ticket() { ticket=$1; }

# day YYYY-MM-DD: what follows happens on this day.
day() { today=$1; }

# step HH:MM WHO COMMAND [ARGUMENT]…: a folio command on the ticket.
step() {
    count=$((count + 1))
    printf '%sT%s:00-06:00\t%06d\t%s\n' "$today" "$1" "$count" "$(printf '%q ' "$ticket" "${@:2}")" >> "$queue"
}

# hand_over HH:MM WHO NAME OUTCOME [ARGUMENT]…: an outcome that opens a child ticket, called NAME.
hand_over() { step "$1" "$2" hand-over "${@:3}"; }

# refused HH:MM WHO COMMAND [ARGUMENT]…: a folio command that the procedure does not allow.
refused() { step "$1" "$2" refused "${@:3}"; }

# pending HH:MM NAME…: what has to be registered in the SAI is exactly this.
pending() { step "$1" - pending "${@:2}"; }

# acknowledged HH:MM WHO NAME=NUMBER…: the SAI's list of numbers comes back as a file.
acknowledged() { step "$1" "$2" acknowledged "${@:3}"; }

# --- Playing -------------------------------------------------------------------------------------

folio_of() { cat "$work/names/$1" 2> /dev/null || fail "no ticket is called $1 yet"; }

run() { FOLIO_NOW=$moment FOLIO_USER=$who "$folio" -C "$desk" "$@" 2>&1 < /dev/null; }

# play MOMENT TICKET WHO COMMAND [ARGUMENT]…
play() {
    local moment=$1 name=$2 who=$3 command=$4 child='' refusing='' argument said number
    local -a arguments=()
    shift 4
    case $command in
        pending) check_pending "$@"; return ;;
        acknowledged) acknowledge "$@"; return ;;
        refused) refusing=yes command=$1; shift ;;
        hand-over) child=$1 command='do'; shift ;;
    esac
    for argument; do
        case $argument in @*) argument=$(folio_of "${argument#@}") ;; esac
        arguments+=("$argument")
    done
    if [ "$command" != new ]; then
        number=$(folio_of "$name")
        arguments=("$number" ${arguments[@]+"${arguments[@]}"})
    fi
    if [ -n "$refusing" ]; then
        argument=0
        said=$(run "$command" "${arguments[@]}") || argument=$?
        [ "$argument" = 1 ] || fail "$moment $name: not refused: folio $command ${arguments[*]}"$'\n'"$said"
        return
    fi
    said=$(run "$command" "${arguments[@]}") || fail "$moment $name: folio $command ${arguments[*]}"$'\n'"$said"
    [ "$command" != new ] || printf '%s\n' "$said" > "$work/names/$name"
    [ -z "$child" ] || name_child "$child" "$number"
}

# name_child NAME PARENT: the ticket that was just opened is called NAME.
name_child() {
    local file
    file=$(find "$desk/tickets" -name 'CAU-*.yaml' | LC_ALL=C sort | tail -n 1)
    grep -q "^parent: $2\$" "$file" || fail "$file is not a child of $2"
    basename "$file" .yaml > "$work/names/$1"
}

# check_pending NAME…: `folio export` lists these and no other.
check_pending() {
    local who=agente-1 said found expected
    said=$(run export --system sai --format csv) || fail "$moment folio export"$'\n'"$said"
    found=$(sed -n 's/^\(CAU-[0-9]*-[0-9]*\),.*/\1/p' <<< "$said" | LC_ALL=C sort)
    expected=$(for name; do folio_of "$name"; done | LC_ALL=C sort)
    [ "$found" = "$expected" ] || fail "$moment export lists «$found» instead of «$expected»"
}

# acknowledge NAME=NUMBER…: `folio ack` reads them from a file.
acknowledge() {
    local pair said
    echo 'folio,number,state' > "$work/ack.csv"
    for pair; do printf '%s,%s,registrada\n' "$(folio_of "${pair%%=*}")" "${pair#*=}" >> "$work/ack.csv"; done
    said=$(run ack --system sai --from "$work/ack.csv") || fail "$moment ack --from"$'\n'"$said"
}

# --- People --------------------------------------------------------------------------------------

ana=agente-1 beto=agente-2 cira=agente-3 dario=agente-4 supervision=supervisor-1 coordinacion=coordinador-1

norte='Docente de Ejemplo Uno'
centro='Docente de Ejemplo Dos'
escolar='Administrativa de Ejemplo Tres'
materiales='Administrativo de Ejemplo Cuatro'
direccion='Administrativa de Ejemplo Cinco'
alumna='Alumna de Ejemplo Seis'

redes='Departamento de Redes'
sistemas='Departamento de Sistemas'
soporte='Departamento de Soporte'
web='Área de Publicación Web'

# --- November 2025 -------------------------------------------------------------------------------

# Worked case 3a: phone, failure, in the SAI. P1 P2 P3 P4 P6 → PR-CAU-02.
ticket caso-a
day 2025-11-10
step 09:05 $ana new -s canal=telefono
step 09:06 $ana 'do' presentar
step 09:09 $ana 'do' presentado -s usuario="$norte" -s escuela='Escuela de Ejemplo Norte' -s perfil=docente \
    -s extension=90101 -s problema='Desde que llegó no tiene red en el cubículo 14; ayer sí tenía.'
step 09:12 $ana 'do' claro -s servicio=red-local \
    -s preguntas=$'¿Qué número tiene la roseta del nodo? B-214\n¿Les pasa lo mismo a los equipos vecinos? No, solo a ella'
step 09:13 $ana 'do' registrable -s ofertado=true -s en_sai=true
hand_over 09:20 $ana caso-a-registro falla \
    -s pruebas=$'Luz de enlace en la tarjeta y en el nodo: apagada en las dos\nCable cambiado por otro que sí funciona: sigue sin luz' \
    -s descripcion='Nodo B-214 sin enlace; con otro cable tampoco. El resto del piso tiene red.' -s responsable="$redes"

# What is printed and kept is signed and sealed.
step 09:22 $ana sign --as agente --name 'Agente de Ejemplo Uno'
step 09:23 $ana sign --as supervisor --name 'Supervisora de Ejemplo'
step 09:24 $ana sign --as sello --name 'Centro de Atención a Usuarios'

ticket caso-a-registro
step 09:25 $ana 'do' registrada
pending 09:26 caso-a-registro
step 09:30 $ana ack --system sai --number SAI-104233 --state registrada
pending 09:31
day 2025-11-11
step 12:40 $supervision 'do' atendida -s solucion='Se cambió el puerto del conmutador y se certificó el nodo B-214.'
step 13:05 $ana sign --as usuario --name "$norte"
step 13:06 $ana 'do' conforme

# Worked case 3b: mail, request, outside the SAI. P1 P3 P4 P5 P6 → 04A; nothing of the script.
ticket caso-b
day 2025-11-10
step 10:15 $beto new -s canal=correo -s usuario="$centro" -s correo=usuario-2@example.org \
    -s problema='Solicita que se publique la página del coloquio de su centro, del 24 al 28 de noviembre.'
step 10:16 $beto 'do' leer -s escuela='Centro de Investigación de Ejemplo'
step 10:22 $beto 'do' claro -s servicio=pagina-web
step 10:24 $beto 'do' informar -s ofertado=true -s en_sai=false
# Neither the supervisor nor the coordinator decides the 04A.
refused 10:25 $supervision 'do' informado
refused 10:25 $coordinacion 'do' informado
step 10:26 $beto 'do' informado --note 'Se le contestó por correo que se registra con el concepto informativo.'
hand_over 10:31 $beto caso-b-registro peticion \
    -s descripcion='Publicar la página del coloquio; el contenido lo entrega el centro el 14 de noviembre.' -s responsable="$web"

ticket caso-b-registro
step 10:40 $beto 'do' registrada
step 10:44 $beto note 'El SAI lo dio al momento.' -s numero_sai=SAI-104240
day 2025-11-14
step 13:00 $beto wait --reason usuario --note 'Falta el contenido de la página.'
day 2025-11-18
step 09:40 $beto resume --note 'Llegó el contenido.'
day 2025-11-20
step 16:20 $beto 'do' atendida -s solucion='La página está publicada; se le mandó la dirección.'
day 2025-11-21
step 10:00 $beto 'do' conforme

# In person and not offered: the agent ends it. Afterwards it turns out that the machine is the
# institution's, and the supervisor opens it again.
ticket laptop
day 2025-11-11
step 11:00 $ana new -s canal=presencial
step 11:00 $ana 'do' presentar
step 11:04 $ana 'do' presentado -s usuario="$materiales" -s escuela='Unidad Administrativa de Ejemplo' \
    -s perfil=administrativo -s extension=90104 -s problema='Trae una computadora portátil que ya no enciende.'
step 11:08 $ana 'do' claro -s servicio=equipo-personal \
    -s preguntas='¿De quién es el equipo? Dice que suyo'
refused 11:09 $supervision 'do' fuera -s ofertado=false -s orientacion='Que acuda al fabricante.'
refused 11:09 $coordinacion 'do' fuera -s ofertado=false -s orientacion='Que acuda al fabricante.'
step 11:12 $ana 'do' fuera -s ofertado=false \
    -s orientacion='Se le explicó que el equipo personal no se repara aquí y se le sugirió la garantía del fabricante.'
day 2025-11-12
step 09:30 $supervision reopen --note 'Regresó con el resguardo: el equipo es de la Unidad.'
step 09:40 $ana 'do' claro -s servicio=mantenimiento -s respuesta='El equipo tiene resguardo institucional.'
step 09:42 $ana 'do' registrable -s ofertado=true -s en_sai=true
hand_over 09:55 $ana laptop-registro falla \
    -s pruebas=$'Corriente y cables revisados: el cargador da voltaje\nEncendido sin periféricos: no enciende' \
    -s descripcion='Portátil con resguardo; no enciende con su cargador.' -s responsable="$soporte"

# The SAI sends it back; it is registered anew and needs its number anew.
ticket laptop-registro
step 10:00 $ana 'do' registrada
step 12:30 $ana 'do' devuelta -s motivo_devolucion='Falta el número de inventario del equipo.'
step 12:36 $ana note -s descripcion='Portátil con inventario 000-0000 de ejemplo; no enciende con su cargador.'
step 12:38 $ana 'do' registrada
pending 12:39 laptop-registro
acknowledged 12:50 $ana laptop-registro=SAI-104251
pending 12:51
day 2025-11-13
step 10:10 $ana wait --reason proveedor --note 'La refacción la surte el fabricante.'
day 2025-11-19
step 11:30 $ana resume
step 13:15 $ana 'do' atendida -s solucion='Se cambió la tarjeta de carga.'
step 17:00 $ana 'do' sin-respuesta -s intentos=$'13:30 extensión 90104: no contesta\n15:10 extensión 90104: no contesta\n16:50 se dejó recado con su área'
day 2025-11-20
step 09:15 $supervision reopen --note 'Llamó: se volvió a apagar.'
day 2025-11-21
step 11:40 $ana 'do' atendida -s solucion='Se cambió también la batería.'
step 12:00 $ana sign --as usuario --name "$materiales"
step 12:01 $ana 'do' conforme

# An official letter that is not clear: asked twice, then registered, sent to another department,
# and not to the user's liking at first.
ticket sala
day 2025-11-13
step 10:30 $cira new -s canal=oficio -s usuario="$direccion" -s referencia='Oficio DIR/118/2025, 12 de noviembre' \
    -s problema='Se pide apoyo para la sesión del Consejo.'
step 10:32 $cira 'do' leer
step 10:40 $cira 'do' aclarar -s dudas=$'¿Qué día y a qué hora es la sesión?\n¿Cuántas sedes se enlazan?'
step 12:10 $cira resume --note 'Contestó por correo.'
step 12:15 $cira 'do' aclarar -s dudas='¿Se graba o se transmite?'
day 2025-11-14
step 09:20 $cira 'do' claro -s servicio=videoconferencia \
    -s respuesta='26 de noviembre de 10:00 a 13:00, tres sedes, con grabación y sin transmisión.'
step 09:22 $cira 'do' registrable -s ofertado=true -s en_sai=true
hand_over 09:30 $cira sala-registro peticion \
    -s descripcion='Enlace de tres sedes el 26 de noviembre de 10:00 a 13:00, con grabación.' -s responsable="$sistemas"

ticket sala-registro
step 09:40 $cira 'do' registrada
acknowledged 10:00 $cira sala-registro=SAI-104260
step 11:15 $supervision 'do' reasignada -s reasignada_a="$redes" -s motivo_reasignacion='Los enlaces los prepara Redes.'
day 2025-11-26
step 13:30 $cira 'do' atendida -s solucion='Sesión enlazada y grabada.'
step 13:50 $cira 'do' inconforme -s inconformidad='No les ha llegado la grabación.'
day 2025-11-27
step 10:20 $cira 'do' atendida -s solucion='Se les entregó la liga de la grabación.'
step 10:40 $cira 'do' conforme

# Social network, not offered.
ticket beca
day 2025-11-18
step 12:00 $dario new -s canal=red-social -s usuario="$alumna" -s problema='Pregunta cuándo se publican los resultados de las becas.'
step 12:02 $dario 'do' leer
step 12:05 $dario 'do' claro -s servicio=tramite-escolar -s escuela='Escuela de Ejemplo Sur'
step 12:09 $dario 'do' fuera -s ofertado=false \
    -s orientacion='Se le indicó que los resultados los publica el área de becas de su escuela.'

# The catalogue says that it is not offered; the agent knows better, and says why. 04A.
ticket proyector
day 2025-11-19
step 09:30 $ana new -s canal=telefono
step 09:31 $ana 'do' presentar
step 09:34 $ana 'do' presentado -s usuario="$direccion" -s escuela='Escuela de Ejemplo Norte' -s perfil=administrativo \
    -s extension=90105 -s problema='Necesita un proyector para la semana de inducción.'
step 09:36 $ana 'do' claro -s servicio=prestamo-proyector \
    -s preguntas='¿Para cuántos días? Cinco'
# Without a reason it is not accepted.
refused 09:37 $ana 'do' informar -s ofertado=true -s en_sai=false
step 09:39 $ana 'do' informar -s ofertado=true -s en_sai=false \
    -s motivo_catalogo='La circular del 18 de noviembre vuelve a ofrecer el préstamo; el catálogo aún no se actualiza.'
step 09:41 $ana 'do' informado
hand_over 09:45 $ana proyector-registro peticion \
    -s descripcion='Préstamo de un proyector del 24 al 28 de noviembre.' -s responsable="$soporte"

ticket proyector-registro
step 09:50 $ana 'do' registrada -s prioridad=low
step 10:05 $ana ack --system sai --number SAI-104288
day 2025-11-21
step 12:00 $ana 'do' atendida -s solucion='Se entregó el proyector a la Dirección.'
day 2025-11-24
step 10:00 $ana 'do' sin-respuesta -s intentos=$'21 de noviembre, 16:00: no contesta\n24 de noviembre, 9:45: no contesta'

# The catalogue says that it is in the SAI; it is not yet. Then another office takes it.
ticket sistema-nuevo
day 2025-11-24
step 11:10 $beto new -s canal=correo -s usuario="$escolar" -s correo=usuario-3@example.org \
    -s problema='Pide acceso al módulo nuevo de control escolar para dos personas.'
step 11:12 $beto 'do' leer -s escuela='Escuela de Ejemplo Sur'
step 11:18 $beto 'do' claro -s servicio=sistema-escolar
step 11:22 $beto 'do' informar -s ofertado=true -s en_sai=false \
    -s motivo_catalogo='El módulo nuevo todavía no está dado de alta en el catálogo del SAI.'
step 11:24 $beto 'do' informado
hand_over 11:28 $beto sistema-nuevo-registro peticion \
    -s descripcion='Acceso al módulo nuevo para dos personas de control escolar.' -s responsable="$sistemas"

ticket sistema-nuevo-registro
step 11:40 $beto 'do' registrada
step 11:52 $beto ack --system sai --number SAI-104302 --state registrada
step 12:30 $supervision cancel --reason otra-instancia --note 'Los accesos del módulo nuevo los da su administrador.'

# The call was cut off, and nobody called back.
ticket cortada
day 2025-11-25
step 09:50 $dario new -s canal=telefono
step 09:51 $dario 'do' presentar
step 09:53 $dario note 'Se cortó al dar el nombre.' -s usuario="$norte"
step 10:30 $dario cancel --reason incomunicado --note 'No volvió a llamar y no dejó extensión.'

# The same mail twice.
ticket coloquio-otra-vez
step 10:10 $beto new -s canal=correo -s usuario="$centro" -s correo=usuario-2@example.org \
    -s problema='Reenvía la solicitud de la página del coloquio.'
step 10:14 $beto link @caso-b --as duplicate
step 10:15 $beto cancel --reason duplicada

# Asked to wait while she looked for the data, and then did not want it any more.
ticket sin-senal
step 12:00 $cira new -s canal=presencial
step 12:01 $cira 'do' presentar
step 12:04 $cira 'do' presentado -s usuario="$alumna" -s escuela='Escuela de Ejemplo Sur' -s perfil=otro \
    -s problema='No se puede conectar a la red inalámbrica en la biblioteca.'
step 12:06 $cira wait --reason usuario --note 'Fue por su teléfono para ver el mensaje.'
step 12:25 $cira resume
step 12:27 $cira cancel --reason desistimiento --note 'Ya se pudo conectar.'

# Registered twice: the second is cancelled.
ticket extension
day 2025-11-27
step 09:10 $dario new -s canal=telefono
step 09:11 $dario 'do' presentar
step 09:14 $dario 'do' presentado -s usuario="$materiales" -s escuela='Unidad Administrativa de Ejemplo' \
    -s perfil=administrativo -s extension=90104 -s problema='Pide que su extensión pueda llamar a celulares.'
step 09:16 $dario 'do' claro -s servicio=telefonia \
    -s preguntas='¿Qué extensión es y en qué lugar está? 90104, ventanilla 2'
step 09:17 $dario 'do' registrable -s ofertado=true -s en_sai=true
hand_over 09:20 $dario extension-registro peticion \
    -s descripcion='Permiso de marcación a celulares en la extensión 90104.' -s responsable="$redes"

ticket extension-registro
step 09:30 $dario cancel --reason duplicada --note 'Ya la había capturado su área en el SAI.'

# A failure that went away before it was registered.
ticket aviso-antivirus
day 2025-12-02
step 16:00 $cira new -s canal=telefono
step 16:01 $cira 'do' presentar
step 16:04 $cira 'do' presentado -s usuario="$escolar" -s escuela='Escuela de Ejemplo Sur' -s perfil=administrativo \
    -s extension=90103 -s problema='El antivirus avisa que no está al día en todas las cajas.'
step 16:07 $cira 'do' claro -s servicio=antivirus \
    -s preguntas='¿Qué avisa el programa y en cuántos equipos? «Definiciones atrasadas», en seis'
step 16:08 $cira 'do' registrable -s ofertado=true -s en_sai=true
hand_over 16:20 $cira antivirus-registro falla \
    -s pruebas='Fecha de las definiciones: del 12 de noviembre' \
    -s descripcion='Definiciones atrasadas en seis equipos de cajas.' -s responsable="$soporte"

ticket antivirus-registro
step 16:40 $cira cancel --reason desistimiento --note 'Se actualizaron solos al reiniciar.'

# --- January 2026: still open --------------------------------------------------------------------

# P1, just arrived.
ticket nuevo-correo
day 2026-01-27
step 16:50 $cira new -s canal=correo -s usuario="$norte" -s correo=usuario-1@example.org \
    -s problema='No le llegan los avisos de la plataforma.'

# P2, on the line.
ticket en-linea
step 16:52 $ana new -s canal=telefono
step 16:53 $ana 'do' presentar

# P3, waiting for an answer.
ticket confuso
step 11:00 $beto new -s canal=red-social -s usuario="$alumna" -s problema='«No jala nada».'
step 11:02 $beto 'do' leer
step 11:05 $beto 'do' aclarar -s dudas='¿Qué servicio, desde dónde y qué mensaje aparece?'

# P4, to be decided.
ticket por-decidir
step 12:00 $beto new -s canal=oficio -s usuario="$materiales" -s referencia='Oficio UA/007/2026, 23 de enero' \
    -s problema='Solicita opinión para comprar veinte computadoras.'
step 12:03 $beto 'do' leer
step 12:08 $beto 'do' claro -s servicio=dictamen

# P5, to be told.
ticket por-avisar
step 12:30 $ana new -s canal=correo -s usuario="$centro" -s correo=usuario-2@example.org \
    -s problema='Pregunta con qué licencia puede usar un programa de estadística.'
step 12:32 $ana 'do' leer -s escuela='Centro de Investigación de Ejemplo'
step 12:36 $ana 'do' claro -s servicio=licencias
step 12:38 $ana 'do' informar -s ofertado=true -s en_sai=false

# P6, tests going on.
ticket buzon
step 16:20 $beto new -s canal=telefono
step 16:21 $beto 'do' presentar
step 16:24 $beto 'do' presentado -s usuario="$direccion" -s escuela='Escuela de Ejemplo Norte' -s perfil=administrativo \
    -s extension=90105 -s problema='El correo le regresa todo lo que manda.'
step 16:28 $beto 'do' claro -s servicio=correo \
    -s preguntas='¿Qué dice exactamente el mensaje? «Mailbox full»'
step 16:29 $beto 'do' registrable -s ofertado=true -s en_sai=true

# R1, R2 (without a number yet; waiting for the supplier) and R3.
ticket inalambrica
step 09:10 $ana new -s canal=telefono
step 09:11 $ana 'do' presentar
step 09:14 $ana 'do' presentado -s usuario="$norte" -s escuela='Escuela de Ejemplo Norte' -s perfil=docente \
    -s extension=90101 -s problema='La red inalámbrica se cae en el auditorio.'
step 09:17 $ana 'do' claro -s servicio=red-inalambrica \
    -s preguntas='¿En qué lugar está y a qué red se conecta? En el auditorio, a la de la escuela'
step 09:18 $ana 'do' registrable -s ofertado=true -s en_sai=true
hand_over 09:30 $ana inalambrica-registro falla \
    -s pruebas=$'Intensidad de la señal en el lugar: −82 dBm\nConexión con otro dispositivo de la misma cuenta: también se cae' \
    -s descripcion='Señal débil en el auditorio; se cae con más de treinta personas.' -s responsable="$redes"

ticket inalambrica-registro
step 09:36 $ana 'do' registrada
step 09:37 $ana assign $ana
step 10:00 $ana ack --system sai --number SAI-104501 --state registrada
step 12:45 $ana wait --reason proveedor --note 'Falta un punto de acceso.'

ticket control-escolar
step 10:00 $cira new -s canal=telefono
step 10:01 $cira 'do' presentar
step 10:04 $cira 'do' presentado -s usuario="$escolar" -s escuela='Escuela de Ejemplo Sur' -s perfil=administrativo \
    -s extension=90103 -s problema='El sistema no deja imprimir actas.'
step 10:07 $cira 'do' claro -s servicio=sistema-escolar \
    -s preguntas='¿En qué pantalla se detiene y qué dice el mensaje? En actas: «formato no disponible»'
step 10:08 $cira 'do' registrable -s ofertado=true -s en_sai=true
hand_over 10:16 $cira control-escolar-registro falla \
    -s pruebas=$'Entrada desde otro equipo: igual\nHora exacta y texto del error: 10:12, «formato no disponible»' \
    -s descripcion='No se imprimen actas desde ningún equipo: «formato no disponible».' -s responsable="$sistemas"

ticket control-escolar-registro
step 10:20 $cira 'do' registrada
step 10:21 $cira assign $cira
step 10:26 $cira ack --system sai --number SAI-104503
step 13:10 $supervision 'do' atendida -s solucion='Se volvió a publicar el formato de actas.'

ticket mantenimiento-laboratorio
step 13:00 $beto new -s canal=oficio -s usuario="$direccion" -s referencia='Oficio DIR/009/2026, 26 de enero' \
    -s problema='Pide mantenimiento a los equipos del laboratorio 2.'
step 13:03 $beto 'do' leer
step 13:06 $beto 'do' claro -s servicio=mantenimiento
step 13:07 $beto 'do' registrable -s ofertado=true -s en_sai=true
hand_over 13:12 $beto mantenimiento-registro peticion \
    -s descripcion='Mantenimiento preventivo a veinte equipos del laboratorio 2.' -s responsable="$soporte"

ticket mantenimiento-registro
step 13:20 $beto 'do' registrada
step 13:21 $beto assign $beto
pending 17:00 mantenimiento-registro

ticket salon
step 16:00 $ana new -s canal=presencial
step 16:01 $ana 'do' presentar
step 16:03 $ana 'do' presentado -s usuario="$centro" -s escuela='Centro de Investigación de Ejemplo' -s perfil=docente \
    -s extension=90102 -s problema='Pide un nodo más en el salón 8.'
step 16:05 $ana 'do' claro -s servicio=red-local \
    -s preguntas='¿En qué edificio, piso y cubículo está el equipo? Salón 8, planta baja'
step 16:06 $ana 'do' registrable -s ofertado=true -s en_sai=true
hand_over 16:10 $ana salon-registro peticion -s descripcion='Un nodo más en el salón 8.' -s responsable="$redes"

# --- Play it and check it ------------------------------------------------------------------------

said=$(FOLIO_NOW=2025-11-10T09:00:00-06:00 "$folio" init "$desk" --procedure pr-cau-01 --series CAU --person agente-1 2>&1) \
    || fail "folio init"$'\n'"$said"
# The sample's own name and people, instead of those of whoever starts a desk.
cp "$kit/catalog/desk.toml" "$kit/catalog/people.toml" "$desk/catalog/"

while IFS=$'\t' read -r moment _ words; do
    eval "play $moment $words"
done < <(LC_ALL=C sort "$queue")

found=$(FOLIO_NOW=2026-01-27T17:00:00-06:00 "$folio" -C "$desk" check 2>&1) || fail "folio check"$'\n'"$found"
printf '%s: %d solicitudes, %d pasos. %s\n' "$desk" "$(find "$desk/tickets" -name '*.yaml' | wc -l)" "$count" "$found"
