#!/usr/bin/env bash
# Recreates every ticket and every asset of the sample desk, as its people would have written them: the
# assets from the list that the office had (scripts/sample-desks/inventario.csv), and one folio command per step, with the clock and the actor pinned. Only the uids (and the event ids that
# follow from them) differ from one run to the next.
#
#   scripts/make-sample-desk.sh [FOLIO_BINARY] [DESK]
#
# FOLIO_BINARY is `folio` unless named; DESK is the repository that the script lies in.
#
# Each ticket is told here from beginning to end; its steps are queued and then played together
# in order of time, since folios follow the order in which tickets are opened. The desk is built in
# a temporary folder and replaces DESK/tickets only once every step went well and `folio check`
# found nothing.
set -euo pipefail

folio=${1:-folio}
desk=$(cd "${2:-$(dirname "$0")/..}" && pwd)
case $folio in */*) folio=$(cd "$(dirname "$folio")" && pwd)/$(basename "$folio") ;; esac

fail() { printf 'make-sample-desk: %s\n' "$*" >&2; exit 1; }

command -v "$folio" > /dev/null || fail "no such program: $folio"
# A real desk must never lose its tickets to this script.
grep -q '^name = "Mesa de ayuda de la Unidad de ejemplo"$' "$desk/catalog/desk.toml" 2> /dev/null \
    || fail "$desk is not the sample desk"

build=$(mktemp -d)
trap 'rm -rf "$build"' EXIT
cp -R "$desk/catalog" "$desk/templates" "$build/"
rm -rf "$build/catalog/procedures/past" "$build/catalog/assets"
office=$desk/scripts/sample-desks/inventario.csv
mkdir "$build/names"
queue=$build/queue
: > "$queue"

export FOLIO_LANG=es
unset FOLIO_NOW FOLIO_USER

# Reads what is exported to SIGTIG and writes its answer: every change entered, under a paper's number.
sigtig='
import csv, json, sys
out = csv.writer(sys.stdout, lineterminator="\n")
out.writerow(["asset", "number", "change"])
for number, row in enumerate(json.load(sys.stdin)["data"]["assets"], 1):
    out.writerow([row["asset"], f"{sys.argv[1]}/{number:03}", row["change"]])
'

# --- Telling -------------------------------------------------------------------------------------

ticket= today= count=0

# ticket NAME: what follows is about this ticket. `@NAME` stands for its folio in any argument.
ticket() { ticket=$1; }

# day YYYY-MM-DD: what follows happens on this day.
day() { today=$1; }

# step HH:MM WHO COMMAND [ARGUMENT]…: a folio command on the ticket.
step() {
    count=$((count + 1))
    printf '%sT%s:00-06:00\t%06d\t%s\n' "$today" "$1" "$count" "$(printf '%q ' "$ticket" "${@:2}")" >> "$queue"
}

# inventory HH:MM WHO COMMAND [ARGUMENT]…: a folio command that is not on the ticket.
inventory() {
    count=$((count + 1))
    printf '%sT%s:00-06:00\t%06d\t%s\n' "$today" "$1" "$count" "$(printf '%q ' - "${@:2}")" >> "$queue"
}

# handed HH:MM WHO ASSET PERSON NAME: an asset is assigned, its letter signed by all three.
handed() {
    inventory "$1" "$2" asset assign "$3" --to "$4" --condition "${6:-Buena}"
    inventory "$1" "$2" asset sign "$3" --as receives --name "$5"
    inventory "$1" "$2" asset sign "$3" --as hands_over --name "$tomas"
    inventory "$1" "$2" asset sign "$3" --as head --name "$jefa"
}

# signed HH:MM WHO ROLE NAME: a signature on the ticket.
signed() { step "$1" "$2" sign --as "$3" --name "$4"; }

# by_hand HH:MM FUNCTION: somebody edits the ticket's file without folio; it is called with its path.
by_hand() { step "$1" - by-hand "$2"; }

# --- Playing -------------------------------------------------------------------------------------

folio_of() { cat "$build/names/$1" 2> /dev/null || fail "no ticket is called $1 yet"; }

# play MOMENT TICKET WHO COMMAND [ARGUMENT]…
play() {
    local moment=$1 name=$2 who=$3 command=$4 argument said number
    local -a arguments=()
    shift 4
    if [ "$command" = by-hand ]; then
        number=$(folio_of "$name")
        "$1" "$build/tickets/${moment:0:4}/${moment:5:2}/$number.yaml"
        return
    fi
    if [ "$command" = noted-asset ]; then
        noted_asset "$build/catalog/assets/$1.yaml"
        return
    fi
    if [ "$command" = acknowledge ]; then
        # What SIGTIG answers: the number under which each change was entered there.
        FOLIO_NOW=$moment "$folio" -C "$build" export --system sigtig --format json \
            | python3 -c "$sigtig" "$1" > "$build/answer.csv" || fail "export to SIGTIG"
        said=$(FOLIO_NOW=$moment FOLIO_USER=$who "$folio" -C "$build" ack --system sigtig --from "$build/answer.csv" 2>&1) \
            || fail "$moment ack"$'\n'"$said"
        rm "$build/answer.csv"
        return
    fi
    for argument; do
        case $argument in @*) argument=$(folio_of "${argument#@}") ;; esac
        arguments+=("$argument")
    done
    if [ "$name" = - ]; then
        : # A command on assets names its ticket, if any, itself.
    elif [ "$command" = new ]; then
        arguments=(--procedure mp414-pr15 "${arguments[@]}")
    else
        number=$(folio_of "$name")
        arguments=("$number" ${arguments[@]+"${arguments[@]}"})
    fi
    said=$(FOLIO_NOW=$moment FOLIO_USER=$who "$folio" -C "$build" "$command" "${arguments[@]}" 2> "$build/errors" < /dev/null) \
        || fail "$moment $name: folio $command ${arguments[*]}"$'\n'"$(cat "$build/errors")"
    [ "$command" != new ] || printf '%s' "$said" > "$build/names/$name"
}

# --- People --------------------------------------------------------------------------------------

# Staff (who types), as catalog/people.toml has them.
head=jefatura-1 tech=personal-1 analyst=personal-2 network=personal-3

# Users.
compras='Usuaria de Ejemplo Uno'
almacen='Usuario de Ejemplo Dos'
direccion='Casilda Supuesta Íñiguez'
contador='Evaristo Modelo Peñaloza'
nomina='Usuaria de Ejemplo Cinco'
oficialia='Hipólito Inventado Zurita'
chofer='Usuario de Ejemplo Siete'
juridico='Leocadia Imaginaria Bustos'

# Those who sign.
jefa='Jimena Ejemplo Arriaga'
sello='Unidad de ejemplo'
caseta='Ladislao Ficticio Mora'

# Technicians from outside.
utic='Abelardo Imaginario Rentería'
utic2='Zoraida Modelo Huerta'
taller='Brígida Postiza Cantú'
copiadoras='Fermín Supuesto Olvera'
area_utic='Soporte Técnico de la UTIC'
empresa_taller='Reparaciones de Ejemplo, S. A. de C. V.'
empresa_copiadoras='Impresoras Muestra, S. de R. L.'

tomas='Tomás Muestra Villaseñor'

# --- The inventory, from January -----------------------------------------------------------------

day 2026-01-12
inventory 09:00 $head asset import "$office" --yes --note 'Lista del Departamento al 9 de enero de 2026.'
inventory 13:00 $head acknowledge OF-2026-014
day 2026-01-13
for user in PC-0132 PC-0133 PC-0140 PC-0151 PC-0119 LT-0027; do inventory 10:00 $analyst licence assign LI-0001 --to "$user"; done
for user in PC-0132 PC-0133 PC-0140 PC-0151 PC-0119 PC-0120 LT-0027 LT-0028; do inventory 10:10 $analyst licence assign LI-0002 --to "$user"; done
for user in PC-0140 PC-0134; do inventory 10:20 $analyst licence assign LI-0003 --to "$user"; done
for user in usuario-3 usuario-4 jefatura-1; do inventory 10:30 $analyst licence assign LI-0004 --to "$user"; done
day 2026-02-16
inventory 12:00 $head asset retire PC-0087 --reason obsoleto --document 'Acta 03/2026'
day 2026-03-02
inventory 09:30 $tech asset issue CO-0001 --quantity 2 --to usuario-1
day 2026-04-20
inventory 11:00 $analyst asset lend PY-0003 --to usuario-8 --due 2026-04-24 --condition 'Buena; lámpara con 310 horas'
inventory 11:02 $analyst asset sign PY-0003 --as receives --name "$juridico"
day 2026-04-24
inventory 16:40 $analyst asset return PY-0003 --condition 'Buena'
# Who leaves hands in what she answers for, and somebody else gets it.
day 2026-06-29
inventory 17:00 $tech asset return PC-0138 --condition 'Buena' --item 'ratón=con el botón derecho duro'
inventory 17:05 $tech asset sign PC-0138 --as hands_over --on return --name 'Nadia Prototipo Lugo'
inventory 17:06 $tech asset sign PC-0138 --as receives --on return --name "$tomas"
day 2026-07-06
inventory 10:00 $tech asset return PC-0101 --condition 'Lenta; teclado gastado'
handed 10:20 $tech PC-0138 usuario-7 "$chofer"
day 2026-08-10
inventory 12:30 $head asset retire PC-0101 --reason obsoleto --document 'Acta 11/2026'
inventory 13:10 $head asset lost PE-0005 --reason 'No está en la caja fuerte; se levantó acta de hechos.'
inventory 13:12 $head asset lost PE-0004 --reason 'No está en el anaquel.'
day 2026-08-12
inventory 09:40 $tech asset found PE-0004 --place 'Edificio A, planta baja, anaquel 4' --condition 'Buena' --note 'Estaba en la sala de juntas.'
day 2026-08-17
inventory 10:15 $tech asset receive CO-0001 --quantity 4
inventory 10:20 $analyst asset count CO-0004 --quantity 7 --note 'Conteo del trimestre.'
day 2026-09-01
inventory 09:50 $tech asset issue CO-0001 --quantity 1 --to usuario-1

# Every now and then the institution's register is told of what changed.
day 2026-09-30
inventory 17:30 $head acknowledge OF-2026-207

# The laptop that the insurance replaced.
day 2026-10-05
inventory 11:30 $tech asset add --kind computadora --id LT-0031 -s tag=I480800002-0031 -s serial=MU4500031P -s brand=Muestra \
    -s model='Portátil 14 G2' -s shape=portatil -s system='Windows 11' -s memory_gb=16 -s bought=2026-10-05 \
    -s warranty=2029-10-05 -s supplier=reparaciones-ejemplo -s accessories='cargador, maletín' \
    --note 'La entrega el seguro en lugar de LT-0027.'
day 2026-10-07
handed 12:30 $tech LT-0031 usuario-3 "$direccion" 'Nueva'
for licence in LI-0001 LI-0002; do
    inventory 12:50 $analyst licence release $licence --from LT-0027
    inventory 12:51 $analyst licence assign $licence --to LT-0031
done
day 2026-10-12
handed 10:00 $tech MO-0215 usuario-7 "$chofer"
day 2026-10-19
inventory 09:15 $analyst asset lend LT-0029 --to usuario-4 --due 2026-10-28 --condition 'Buena' --note 'Cierre de mes en la oficina de Toluca.'
inventory 09:16 $analyst asset sign LT-0029 --as receives --name "$contador"
day 2026-10-21
inventory 12:45 $tech asset lend PC-0098 --to usuario-1 --due 2026-11-06 --condition 'Buena' --ticket @fuente
inventory 12:47 $tech asset sign PC-0098 --as receives --name "$compras"
day 2026-10-23
inventory 13:00 $head asset reserve LT-0030 --to usuario-3 --from 2026-11-09 --until 2026-11-13 --note 'Reunión en Guadalajara.'
day 2026-10-26
inventory 11:10 $analyst asset lend PY-0003 --to usuario-8 --due 2026-11-06 --condition 'Buena; lámpara con 322 horas'
inventory 11:12 $analyst asset sign PY-0003 --as receives --name "$juridico"
day 2026-10-27
inventory 12:20 $tech asset retain PC-0120 --reason 'Revisión de programas instalados sin permiso' --condition 'Buena'
day 2026-10-28
inventory 16:00 $head asset exit MO-0216 --reason 'Garantía' --destination 'Instalaciones de la empresa' --carrier "$taller" \
    --identification 'Credencial de la empresa 0087' --due 2026-11-11 --condition 'Línea vertical en la pantalla'
noted_asset() {
    python3 - "$1" << 'PYTHON'
import sys
path = sys.argv[1]
text = open(path, encoding='utf-8').read()
text = text.replace('tag: I480800001-0132\n', 'tag: I480800001-0132     # etiqueta azul, al costado\n', 1)
open(path, 'w', encoding='utf-8').write('# Va con el monitor MO-0210.\n' + text)
PYTHON
}
inventory 16:30 - noted-asset computadora/PC-0132
day 2026-10-29
inventory 17:00 $analyst asset edit PC-0140 -s memory_gb=32 --note 'Ampliada para el sistema contable.'

# --- September -----------------------------------------------------------------------------------

# 01 02 03, within its limits.
ticket atasco
day 2026-09-01
step 09:12 $head new -s usuario="$compras" -s servicio=impresion -s bien=IM-0007 \
    -s origen='Al mandar un oficio de dos hojas, la impresora del pasillo marca «Atasco en bandeja 2». La usuaria ya abrió la tapa y no ve ningún papel.'
step 09:17 $head do registrado
step 09:18 $head assign $tech
step 09:55 $tech do resuelto \
    -s revision='Se abrieron la bandeja 2, la tapa trasera y el dúplex. Página de prueba antes y después.' \
    -s diagnostico='Un pedazo de etiqueta adhesiva quedó en el rodillo de la bandeja 2.' \
    -s acciones='Se retiró la etiqueta y se limpiaron los rodillos con alcohol isopropílico. Se imprimieron diez hojas sin atasco.'
signed 10:20 $tech usuario "$compras"
step 10:22 $tech do conforme --note 'Se le recomendó no volver a usar hojas de etiquetas empezadas.'

# The shortest there is.
ticket contrasena
day 2026-09-02
step 10:05 $head new -s usuario="$nomina" -s servicio=cuentas \
    -s origen='Tecleó mal la contraseña varias veces y la cuenta quedó bloqueada. Necesita entrar antes de las 11 para timbrar.'
step 10:08 $head do registrado
step 10:09 $head assign $analyst
step 10:31 $analyst do resuelto \
    -s revision='La cuenta aparece bloqueada por intentos fallidos; no hay accesos desde otro equipo.' \
    -s diagnostico='Bloqueo por cinco intentos fallidos. El teclado tenía activado el bloqueo de mayúsculas.' \
    -s acciones='Se desbloqueó la cuenta y se asignó una contraseña provisional que cambió al entrar.'
signed 10:44 $analyst usuario "$nomina"
step 10:45 $analyst do conforme

# 01 02 04 05 06 07 09 10: the on-site path, within its limits.
ticket red-almacen
day 2026-09-03
step 09:40 $head new -s usuario="$almacen" -s servicio=red -s componente=hardware -s bien=PC-0133 \
    -s origen='Desde que llegó no tiene red. El icono dice «Sin conexión». El vecino de escritorio sí tiene.'
step 09:46 $head do registrado
step 09:50 $head assign $network
step 11:20 $network do requiere-soporte \
    -s revision=$'Cable probado con certificador: correcto.\nTarjeta de red probada con otro cable en otro nodo: correcta.\nPuerto 14 del conmutador del almacén: sin luz de enlace.' \
    -s diagnostico='Puerto 14 del conmutador dañado. El conmutador es de la UTIC.'
step 11:26 $head do reportado -s instancia=utic -s numero_reporte=R-10218
day 2026-09-04
step 09:35 $head do llego --for "$utic" -s tecnico="$utic" -s empresa="$area_utic"
step 09:41 $network do explicado -s explicacion='Se le mostró el gabinete del almacén y el puerto 14 sin enlace; el nodo es el A-014.'
step 11:10 $network do reparado --for "$utic" -s reparacion='Se pasó el nodo A-014 al puerto 22 y se actualizó la etiqueta. El puerto 14 queda deshabilitado.'
signed 11:12 $network tecnico "$utic"
signed 11:14 $network usuario "$almacen"
signed 11:16 $head jefatura "$jefa"
signed 11:17 $head sello "$sello"
step 11:18 $network do entregado --for "$utic"
step 11:25 $network do cerrado -s acciones='Se aisló la falla en el puerto del conmutador; la UTIC cambió el nodo de puerto. Se comprobó navegación y carpeta compartida.'

# 01 02 04 05 06 07 08 09 10: the workshop path; late in 02 and in 05; comes back and is resumed.
ticket disco
day 2026-09-07
step 09:20 $head new -s usuario="$contador" -s servicio=equipo-de-computo -s prioridad=high -s bien=PC-0140 -s canal=presencial \
    -s origen='La computadora tarda veinte minutos en arrancar y hace un ruido «como de grillo». Ayer se cerró sola la hoja de las pólizas.'
step 09:26 $head do registrado
step 09:27 $head assign $tech
step 11:05 $tech note 'Se copian primero las pólizas a un disco externo; van 40 GB y la lectura es muy lenta.'
step 14:05 $tech do requiere-soporte \
    -s revision=$'Estado SMART del disco: 212 sectores reasignados, 37 pendientes.\nLectura completa: se detiene al 61 %.\nMemoria y fuente: correctas.' \
    -s diagnostico='Disco duro dañado. Se rescataron las pólizas y los correos; hay que cambiar la unidad.' \
    --note 'El rescate de los archivos llevó más de lo previsto.'
step 14:12 $head do reportado -s instancia=utic -s numero_reporte=R-10226
day 2026-09-09
step 10:30 $head do llego --for "$taller" -s tecnico="$taller" -s empresa="$empresa_taller"
step 10:36 $tech do explicado -s explicacion='Se le entregó el reporte SMART impreso y se le advirtió que los archivos ya están respaldados.'
step 12:05 $tech do taller --for "$taller" --note 'La garantía pide que la unidad se cambie en su laboratorio.'
signed 12:08 $head jefatura "$jefa"
signed 12:09 $tech tecnico "$taller"
signed 12:11 $tech vigilancia "$caseta"
signed 12:12 $head sello "$sello"
step 12:13 $tech do salio \
    -s motivo_salida=garantia -s destino=empresa -s lleva="$taller" -s identificacion='Credencial de la empresa 0087' \
    -s devolucion_prevista=2026-09-18 -s serie_salida=EJ7X0140QM -s modelo='Torre 5200' -s accesorios='Ninguno; teclado y ratón se quedan' \
    -s condicion_salida='Enciende. Rayón leve en la tapa izquierda. Sello de garantía intacto.'
day 2026-09-14
step 13:20 $tech note 'La empresa avisa por correo que la unidad nueva les llega el jueves 17.'
day 2026-09-18
step 11:26 $tech resume \
    -s regreso='2026-09-18 11:20' -s serie_regreso=EJ7X0140QM -s condicion_regreso='Enciende. Mismo rayón en la tapa; sello de garantía nuevo.' -s recibe='Tomás Muestra Villaseñor'
signed 11:27 $tech departamento 'Tomás Muestra Villaseñor'
signed 11:30 $tech tecnico "$taller"
signed 11:32 $tech usuario "$contador"
signed 11:33 $head jefatura "$jefa"
signed 11:33 $head sello "$sello"
step 11:34 $tech do entregado --for "$taller" \
    -s reparacion='Cambio de disco por unidad de estado sólido de 512 GB en garantía e instalación del sistema.'
step 11:43 $tech do cerrado -s acciones='Se rescató la información, se gestionó la garantía y, al regreso del equipo, se devolvieron los archivos y se configuró el correo.'

# 03 → 02: not satisfied at first. Long texts.
ticket correo-lleno
day 2026-09-08
step 09:05 $head new -s usuario="$direccion" -s servicio=correo -s tipo=asesoria -s canal=presencial \
    -s origen=$'Desde ayer los remitentes reciben el aviso «buzón lleno».\n\nLa usuaria cuenta que:\n- no borra nada porque «luego lo piden»;\n- los oficios escaneados le llegan en archivos muy grandes;\n- el titular espera hoy una invitación y no puede perderse.'
step 09:11 $head do registrado
step 09:12 $head assign $analyst
step 10:30 $analyst do resuelto \
    -s revision=$'Buzón al 100 % de 5 GB.\n3.8 GB son adjuntos de «Oficios 2024» y «Oficios 2025».' \
    -s diagnostico='Buzón sin espacio por adjuntos de años anteriores.' \
    -s acciones='Se pasaron los correos de 2024 y 2025 a un archivo local con copia en la carpeta compartida de la Dirección. Buzón al 22 %.'
step 11:15 $analyst do inconforme \
    -s inconformidad='No encuentra los oficios de 2025 al buscar por número. Los necesita a la mano para contestar.'
step 12:40 $analyst do resuelto \
    -s revision=$'La búsqueda del programa no incluía el archivo local.\nBuzón al 22 %; llegan mensajes de prueba de dentro y de fuera.' \
    -s diagnostico='Buzón sin espacio por adjuntos de años anteriores; además, la búsqueda estaba limitada a la bandeja de entrada.' \
    -s acciones=$'1. Correos de 2024 y 2025 a un archivo local, con copia en la carpeta compartida de la Dirección.\n2. Búsqueda ampliada a todos los buzones; se indizó el archivo.\n3. Se le enseñó a guardar los escaneos en la carpeta y a mandar el vínculo.'
signed 13:05 $analyst usuario "$direccion"
step 13:08 $analyst do conforme --note 'Buscó tres oficios de 2025 delante de nosotros y los encontró.'

# Critical; solved on site; a second report of the same is cancelled as a duplicate.
ticket internet-b
day 2026-09-10
step 09:31 $head new -s usuario="$contador" -s servicio=red -s prioridad=critical -s componente=hardware \
    -s origen='No hay Internet en la planta baja del edificio B. Tampoco abre la banca y hoy se paga a proveedores.'
step 09:33 $head do registrado
step 09:34 $head assign $network
step 10:05 $network do requiere-soporte \
    -s revision=$'Sin respuesta de la puerta de enlace desde tres equipos.\nFibra entre A y B: sin señal en el convertidor.' \
    -s diagnostico='Convertidor de fibra del edificio B sin corriente: se quemó su fuente.'
step 10:09 $head do reportado -s instancia=utic -s numero_reporte=R-10231
step 11:20 $head do llego --for "$utic2" -s tecnico="$utic2" -s empresa="$area_utic"
step 11:26 $network do explicado -s explicacion='Se le llevó al gabinete del edificio B y se le mostró la fuente quemada.'
step 12:15 $network do reparado --for "$utic2" -s reparacion='Cambio de la fuente del convertidor. Enlace medido: 940 Mb/s.'
signed 12:17 $network tecnico "$utic2"
signed 12:18 $network usuario "$contador"
signed 12:20 $head jefatura "$jefa"
signed 12:20 $head sello "$sello"
step 12:21 $network do entregado --for "$utic2"
step 12:27 $head do cerrado -s acciones='Se aisló la falla en la fuente del convertidor; la UTIC la cambió. Todo el edificio B volvió a tener red a las 12:10.'

ticket internet-b-otra-vez
step 09:37 $analyst new -s usuario="$nomina" -s servicio=red -s componente=hardware \
    -s origen='No le abre ninguna página ni el sistema de nómina.'
step 09:41 $head link @internet-b --as duplicate
step 09:42 $head cancel --reason duplicado --note 'Es la misma caída del edificio B. Se avisó a la usuaria que se atiende en el otro reporte.'

# Not for this department: rejected.
ticket laptop-personal
step 16:05 $analyst new -s usuario="$chofer" -s canal=presencial -s servicio=equipo-de-computo -s prioridad=low \
    -s tipo=falla -s componente=hardware \
    -s origen='Trae la computadora de su hija, que no carga la pila, y pregunta si se la podemos revisar.'
step 16:12 $head cancel --reason fuera-de-alcance --note 'No es un bien de la Unidad. Se le orientó para acudir con el fabricante.'

# The user withdraws.
ticket escaner
day 2026-09-11
step 13:10 $head new -s usuario="$oficialia" -s canal=correo -s servicio=impresion -s bien=IM-0011 \
    -s ubicacion='Oficialía de Partes, ventanilla 1' \
    -s origen='El escáner de la multifuncional ya no manda los archivos a la carpeta compartida.'
step 13:18 $head do registrado
step 13:19 $head assign $tech
step 14:10 $tech note 'Al llegar, el usuario estaba escaneando sin problema: dice que reinició el equipo.'
step 14:25 $head cancel --reason desistimiento --note 'El usuario pide que se deje así; si vuelve a pasar, lo reporta de nuevo.'

# Handed to another area.
ticket contactos
day 2026-09-14
step 09:50 $head new -s usuario="$direccion" -s servicio=equipo-de-computo -s bien=PY-0002 -s ubicacion='Sala de juntas, edificio A, tercer piso' \
    -s origen='El proyector de la sala de juntas no prende y hay reunión el jueves.'
step 09:58 $head do registrado
step 09:59 $head assign $tech
step 10:40 $tech note 'El proyector funciona en otra sala. En la de juntas no hay corriente en los contactos del muro norte.'
step 10:52 $head link mailto:servicios-generales@example.org --note 'Correo con el que se pasó el asunto.'
step 10:55 $head cancel --reason transferido --note 'Es instalación eléctrica: lo atiende Servicios Generales, que ya confirmó de recibido.'

# Waiting for the user over the holiday of 16 September.
ticket pantalla-azul
day 2026-09-15
step 16:40 $head new -s usuario="$nomina" -s servicio=equipo-de-computo -s prioridad=high -s bien=PC-0151 \
    -s origen='Pantalla azul dos veces en la tarde, las dos al abrir el sistema de nómina. Dice «MEMORY_MANAGEMENT».'
step 16:46 $head do registrado
step 16:47 $head assign $tech
step 17:25 $tech wait --reason usuario --note 'Está cerrando la nómina y no puede soltar el equipo. Se queda para el jueves a primera hora.'
day 2026-09-17
step 09:10 $tech resume
step 11:05 $tech do resuelto \
    -s revision=$'Prueba de memoria: errores en el módulo de la ranura 2, ninguno en la 1.\nDisco y temperatura: correctos.' \
    -s diagnostico='Módulo de memoria mal asentado; contactos sucios.' \
    -s acciones='Se limpiaron los contactos y se asentaron los dos módulos. Prueba de memoria de una hora sin errores.'
signed 11:30 $tech usuario "$nomina"
step 11:34 $tech do conforme

# A call on Friday evening, written down on Monday.
ticket sin-tono
day 2026-09-21
step 09:06 $head new --at '2026-09-18 17:48' -s usuario="$compras" -s servicio=telefonia -s tipo=falla -s bien=TE-1204 \
    -s origen='Llama desde el celular: el teléfono del escritorio no da tono desde la comida.' \
    --note 'La llamada entró el viernes al cierre; se anota hoy.'
step 09:07 $head do registrado --at '2026-09-18 17:52'
step 09:08 $head assign $network
step 10:00 $network do resuelto \
    -s revision='Se probó el aparato en otro nodo: da tono. En el suyo, el cable no hace contacto.' \
    -s diagnostico='Cable de red del teléfono aplastado por la cajonera.' \
    -s acciones='Cable nuevo de tres metros, canalizado por detrás del mueble. Llamadas de entrada y de salida correctas.'
signed 10:20 $network usuario "$compras"
step 10:22 $network do conforme

# Reopened three days later, and closed again.
ticket virus
step 11:02 $head new -s usuario="$almacen" -s servicio=antivirus -s bien=PC-0133 \
    -s origen='Todas las carpetas de su memoria USB se volvieron accesos directos y el antivirus no deja de avisar.'
step 11:05 $head do registrado
step 11:06 $head assign $analyst
step 13:20 $analyst do resuelto \
    -s revision=$'Análisis completo: 3 archivos en cuarentena.\nCarpetas de la memoria ocultas, no borradas.' \
    -s diagnostico='Virus de accesos directos traído en la memoria USB.' \
    -s acciones='Se limpió el equipo y la memoria, y se recuperaron las carpetas. Se desactivó la ejecución automática.'
signed 13:40 $analyst usuario "$almacen"
step 13:42 $analyst do conforme
day 2026-09-24
step 10:15 $head reopen --note 'El usuario llama: hoy volvió a pasar en cuanto conectó la memoria del proveedor de tarimas.'
step 10:17 $head assign $network --note 'Rebeca está en el curso de la UTIC hasta el viernes.'
step 12:30 $network do resuelto \
    -s revision=$'Análisis completo del equipo: 3 archivos nuevos en cuarentena, los mismos del lunes.\nLa memoria del usuario, limpia. La del proveedor, infectada.' \
    -s diagnostico='El origen es la memoria con la que el proveedor entrega sus remisiones.' \
    -s acciones='Equipo limpio otra vez. Se bloquearon las memorias no registradas y se acordó que el proveedor mande sus remisiones por correo.'
signed 13:00 $network usuario "$almacen"
step 13:05 $network do conforme

# Two weeks waiting for a purchase.
ticket fusor
day 2026-09-22
step 10:12 $head new -s usuario="$oficialia" -s canal=correo -s servicio=impresion -s bien=IM-0011 \
    -s origen='Las copias salen con la tinta suelta: al pasar el dedo se borra el sello de recibido.'
step 10:20 $head do registrado
step 10:21 $head assign $tech
step 11:40 $tech wait --reason compra --note 'El fusor ya dio las 150 000 páginas. Requisición 118 entregada a Recursos Materiales.'
day 2026-09-29
step 12:30 $tech note 'Recursos Materiales informa que el pedido está fincado; entregan en la primera semana de octubre.'
day 2026-10-06
step 12:05 $tech resume --note 'Llegó el fusor.'
step 13:30 $tech do resuelto \
    -s revision='Contador: 150 412 páginas. Temperatura del fusor por debajo de lo normal.' \
    -s diagnostico='Fusor al fin de su vida útil.' \
    -s acciones='Se instaló el fusor nuevo y se puso su contador en cero. Cincuenta copias de prueba sin tinta suelta.'
signed 13:50 $tech usuario "$oficialia"
step 13:55 $tech do conforme

# Given to one, then to another. The text begins like a formula, as users' texts do.
ticket formula
day 2026-09-23
step 12:10 $head new -s usuario="$contador" -s servicio=paqueteria -s componente=software -s canal=correo \
    -s origen='=BUSCARV(A2;Hoja2!A:C;3;0) le da #N/D en la mitad de los renglones, y «los números sí están | ya los vi».'
step 12:15 $head do registrado
step 12:16 $head assign $analyst
step 12:24 $head assign $tech --note 'Rebeca sale al curso de la UTIC; lo toma Tomás.'
step 13:15 $tech do resuelto \
    -s revision='La mitad de las claves de Hoja2 está guardada como texto y con un espacio al final.' \
    -s diagnostico='Claves de distinto tipo en las dos hojas; no es falla del programa.' \
    -s acciones='Se le mostró a usar VALOR y ESPACIOS, y a pegar como valores. Corrigió la hoja él mismo.'
signed 13:24 $tech usuario "$contador"
step 13:25 $tech do conforme

# Workshop again: late to come back, and another one comes in its place.
ticket portatil
day 2026-09-28
step 09:15 $head new -s usuario="$direccion" -s servicio=equipo-de-computo -s prioridad=high -s bien=LT-0027 \
    -s origen='La portátil de la Dirección se mojó el viernes con café y hoy no enciende.'
step 09:22 $head do registrado
step 09:23 $head assign $tech
step 10:40 $tech do requiere-soporte \
    -s revision=$'Sin pila y con cargador: no enciende.\nHay líquido bajo el teclado. El disco se leyó en otro equipo: completo.' \
    -s diagnostico='Tarjeta principal dañada por líquido. La información se rescató.'
step 10:48 $head do reportado -s instancia=mesa -s numero_reporte=R-10232
day 2026-09-29
step 10:10 $head do llego --for "$taller" -s tecnico="$taller" -s empresa="$empresa_taller"
step 10:16 $tech do explicado
step 11:02 $tech do taller --for "$taller"
signed 11:06 $head jefatura "$jefa"
signed 11:07 $tech tecnico "$taller"
signed 11:10 $tech vigilancia "$caseta"
signed 11:11 $head sello "$sello"
step 11:12 $tech do salio \
    -s motivo_salida=diagnostico -s destino=empresa -s lleva="$taller" -s identificacion='Credencial de la empresa 0087' \
    -s devolucion_prevista=2026-10-02 -s serie_salida=MU4400027P -s modelo='Portátil 14' -s accesorios='Cargador' \
    -s condicion_salida='No enciende. Manchas de café en el teclado. Pantalla sin golpes.'
day 2026-10-02
step 16:45 $tech note 'La empresa dictamina que no tiene arreglo. El seguro repone el equipo; hay que esperar a que lo entreguen.'
day 2026-10-07
signed 12:18 $tech departamento 'Tomás Muestra Villaseñor'
signed 12:19 $tech tecnico "$taller"
signed 12:21 $tech usuario "$direccion"
signed 12:22 $head jefatura "$jefa"
signed 12:23 $head sello "$sello"
step 12:25 $tech do entregado --for "$taller" \
    -s reparacion='Sin reparación posible: corrosión en la tarjeta principal. El seguro repone el equipo.' \
    -s regreso='2026-10-07 12:05' -s condicion_regreso='Regresa sin arreglo, para su baja. Se recibe con ella una portátil nueva.' \
    -s recibe='Tomás Muestra Villaseñor' -s sustituto=LT-0031
step 12:40 $tech do cerrado -s acciones='Se devolvió la información a la portátil nueva y se entregó configurada. Se avisó a la UTIC del cambio para el SIGTIG.' \
    --note 'Se tardó en conseguir la carta del seguro.'

# The supplier is waited for (its clock does not stop); a wrong number is corrected.
ticket sistema-nomina
day 2026-09-29
step 09:30 $head new -s usuario="$nomina" -s servicio=sistema-institucional -s tipo=falla -s bien=PC-0151 \
    -s origen='El sistema de nómina se queda en «Conectando…» y luego se cierra. A su compañera le pasa igual.'
step 09:36 $head do registrado
step 09:37 $head assign $analyst
step 10:20 $analyst do requiere-soporte \
    -s revision=$'Red y equipo correctos.\nDos equipos con el mismo error: ORA-12541.' \
    -s diagnostico='El servidor del sistema no responde. Es de la UTIC.'
step 10:27 $head do reportado -s instancia=utic -s numero_reporte=R-10243
step 10:41 $head note -s numero_reporte=R-10234 'Se corrige: al dictarlo por teléfono se cambiaron dos cifras.'
day 2026-09-30
step 12:00 $analyst do llego --for "$utic2" -s tecnico="$utic2" -s empresa="$area_utic"
step 12:06 $head do explicado -s explicacion='Se le mostró el error en los dos equipos y la hora en que empezó.'
step 12:30 $analyst wait --reason proveedor --note 'Espera que el fabricante del sistema mande la actualización.'
day 2026-10-02
step 10:00 $analyst resume --note 'La actualización quedó instalada anoche.'
step 11:00 $analyst do reparado --for "$utic2" -s reparacion='Actualización del servicio de base de datos y cambio de la dirección en los clientes.'
signed 11:03 $analyst tecnico "$utic2"
signed 11:04 $analyst usuario "$nomina"
signed 11:06 $head jefatura "$jefa"
signed 11:07 $head sello "$sello"
step 11:08 $analyst do entregado --for "$utic2"
step 11:15 $head do cerrado -s acciones='Se reportó a la UTIC, se siguió el caso con ella y se comprobó el acceso desde los dos equipos.'

# --- October -------------------------------------------------------------------------------------

# Late in 03: the user was away and her signature had to wait.
ticket respaldo
day 2026-10-01
step 10:30 $head new -s usuario="$juridico" -s servicio=respaldo -s bien=PC-0119 -s canal=presencial \
    -s origen='Quiere saber cómo guardar los expedientes de amparo, que solo tiene en su computadora.'
step 10:38 $head do registrado
step 10:39 $head assign $analyst
step 12:50 $analyst do resuelto \
    -s revision='31 GB en el escritorio y en Documentos; ninguna copia en otro lugar.' \
    -s diagnostico='Información sin respaldo. El equipo funciona.' \
    -s acciones='Se creó su carpeta en el servidor y una copia automática diaria a las 14:00. Primera copia completa y restauración de prueba.'
day 2026-10-05
step 09:30 $analyst note 'La licenciada salió a una audiencia el jueves y el viernes no vino; firma hasta hoy.'
signed 09:40 $analyst usuario "$juridico"
step 09:42 $analyst do conforme

ticket monitor
step 11:25 $head new -s usuario="$contador" -s servicio=equipo-de-computo -s bien=MO-0214 \
    -s origen='El monitor se apaga un segundo y vuelve, como diez veces en la mañana, desde que regresó la computadora del taller.'
step 11:31 $head do registrado
step 11:32 $head assign $tech
step 12:05 $tech do resuelto \
    -s revision='Con otro cable no falla. El conector del suyo tiene una pata doblada.' \
    -s diagnostico='Cable de video dañado al volver a conectar el equipo.' \
    -s acciones='Cable de video nuevo del almacén.'
step 12:06 $tech link @disco --as cause --note 'El cable se dañó al instalar el equipo que regresó del taller.'
signed 12:18 $tech usuario "$contador"
step 12:20 $tech do conforme

# Somebody whom the catalogue does not know; late in 01.
ticket alta
day 2026-10-08
step 09:45 $analyst new -s usuario='Ifigenia Postiza Camargo' -s puesto='Analista de presupuesto' -s area='Recursos Financieros' \
    -s ubicacion='Edificio B, planta baja' -s canal=oficio -s servicio=cuentas -s prioridad=medium \
    -s origen='Oficio RF/214/2026: alta de cuenta, correo y acceso a la carpeta de Presupuesto para personal de nuevo ingreso.'
step 10:10 $head do registrado --note 'Se registra al salir de la reunión de jefaturas.'
step 10:11 $head assign $analyst
step 11:30 $analyst do resuelto \
    -s revision='El oficio trae firma del titular del área y fecha de ingreso.' \
    -s diagnostico='Alta procedente; no es una falla.' \
    -s acciones='Cuenta, correo y permisos de la carpeta. Se entregó en sobre la contraseña provisional.'
signed 11:58 $analyst usuario 'Ifigenia Postiza Camargo'
step 12:00 $analyst do conforme

# Late in 04 (the line was busy) and in 05.
ticket extension
step 13:00 $head new -s usuario="$direccion" -s servicio=telefonia -s tipo=falla -s bien=TE-1301 \
    -s origen='Se oye entrecortado y del otro lado no la escuchan. Empezó cuando movieron el aparato de lugar.'
step 13:06 $head do registrado
step 13:07 $head assign $network
step 14:20 $network do requiere-soporte \
    -s revision='El aparato y el cable funcionan en el nodo de junto. En este, pérdida de paquetes del 18 %.' \
    -s diagnostico='El nodo no está en la red de voz. Esa configuración la hace la UTIC.'
step 14:45 $head do reportado -s instancia=utic -s numero_reporte=R-10260 --note 'El conmutador de la UTIC estuvo ocupado veinte minutos.'
day 2026-10-12
step 12:30 $network do llego --for "$utic" -s tecnico="$utic" -s empresa="$area_utic"
step 12:36 $network do explicado -s explicacion='Se le enseñó el nodo nuevo y se hizo una llamada de prueba con él presente.'
step 13:40 $network do reparado --for "$utic" -s reparacion='Se puso el nodo A-052 en la red de voz.'
signed 13:42 $network tecnico "$utic"
signed 13:43 $network usuario "$direccion"
signed 13:45 $head jefatura "$jefa"
signed 13:45 $head sello "$sello"
step 13:46 $network do entregado --for "$utic"
step 13:52 $head do cerrado -s acciones='Se aisló la falla en el nodo y la UTIC lo configuró. Llamadas de prueba correctas.'

# Its file has a comment and a key written by hand.
annotate() {
    awk '/^status:/ { print "# El F01 firmado está en papel." }
         /^requester:/ { print "carpeta: \"octubre, hoja 14\"   # anaquel 2" }
         { print }' "$1" > "$1.new"
    mv "$1.new" "$1"
}
ticket fraude
day 2026-10-13
step 10:20 $head new -s usuario="$nomina" -s servicio=antivirus -s canal=presencial \
    -s origen=$'Abrió un correo que decía ser del banco y escribió su contraseña.\n\nAsunto: «URGENTE: su cuenta será suspendida»\nRemitente: avisos@banco.example.org\nHora: 9:50, más o menos.\n\nSe dio cuenta al ver que la página era otra.'
step 10:22 $head do registrado
step 10:23 $head assign $analyst
step 10:31 $analyst note 'Contraseña cambiada y sesiones cerradas antes de seguir revisando.'
by_hand 11:00 annotate
step 11:45 $analyst do resuelto \
    -s revision=$'Accesos de la cuenta desde las 9:50: solo desde su equipo.\nReglas de reenvío: ninguna nueva.\nAnálisis del equipo: limpio.\nEl mismo mensaje llegó a otras once cuentas; nadie más lo abrió.' \
    -s diagnostico='Correo fraudulento. No hubo acceso ajeno a la cuenta.' \
    -s acciones=$'Cambio de contraseña y cierre de sesiones.\nSe borró el mensaje de las otras once cuentas y se bloqueó el remitente.\nSe mandó a todo el personal un aviso con la imagen del correo.'
signed 12:08 $analyst usuario "$nomina"
step 12:10 $analyst do conforme
step 12:14 $analyst link @contrasena --note 'La misma cuenta de septiembre; no tienen que ver entre sí, pero conviene tenerlas juntas.'

# It did happen again.
ticket escaner-otra-vez
day 2026-10-14
step 09:30 $head new -s usuario="$oficialia" -s servicio=impresion -s bien=IM-0011 \
    -s origen='Otra vez no llegan los escaneos a la carpeta; reiniciar ya no lo arregla.'
step 09:35 $head link @escaner
step 09:36 $head do registrado
step 09:37 $head assign $tech
step 10:25 $tech do resuelto \
    -s revision='El equipo responde «acceso denegado» al escribir en la carpeta.' \
    -s diagnostico='La contraseña de la cuenta de servicio del escáner había vencido.' \
    -s acciones='Contraseña nueva para la cuenta de servicio, sin vencimiento. Se anotó en el inventario de cuentas.'
signed 10:50 $tech usuario "$oficialia"
step 10:55 $tech do conforme

ticket complemento
day 2026-10-22
step 12:40 $head new -s usuario="$juridico" -s servicio=paqueteria -s bien=PC-0119 \
    -s origen='El Word le pide activar un complemento cada vez que abre y le quita el formato a las demandas.'
step 12:46 $head do registrado
step 12:47 $head assign $analyst
step 13:20 $analyst do resuelto \
    -s revision='Complemento de un convertidor de PDF de prueba, vencido.' \
    -s diagnostico='Programa no autorizado que instaló un proveedor.' \
    -s acciones='Se desinstaló. Se le instaló el lector de PDF autorizado.'
signed 13:30 $analyst usuario "$juridico"
step 13:31 $analyst do conforme

# --- Still open ----------------------------------------------------------------------------------

# 02, waiting for a purchase.
ticket memoria
day 2026-10-15
step 10:50 $head new -s usuario="$juridico" -s servicio=equipo-de-computo -s prioridad=low -s bien=PC-0119 \
    -s origen='La computadora se pone muy lenta con dos expedientes abiertos.'
step 10:57 $head do registrado
step 10:58 $head assign $tech
step 12:20 $tech wait --reason compra --note '8 GB de memoria al 97 %. Requisición 131 por un módulo de 8 GB.'
day 2026-10-29
step 13:10 $tech note 'Recursos Materiales espera el módulo para el 6 de noviembre. Se avisó a la usuaria.'

# 02, reopened: the jam of September, once more.
ticket atasco-otra-vez
day 2026-10-20
step 09:25 $head new -s usuario="$compras" -s servicio=impresion -s bien=IM-0007 \
    -s origen='La impresora del pasillo se atasca otra vez, ahora cada tres o cuatro hojas.'
step 09:30 $head do registrado
step 09:31 $head assign $tech
step 09:40 $tech link @atasco
step 10:35 $tech do resuelto \
    -s revision='Rodillo de la bandeja 2 liso. Papel húmedo.' \
    -s diagnostico='Rodillo gastado.' \
    -s acciones='Se cambió el rodillo de la bandeja 2 y se puso papel seco.'
signed 10:50 $tech usuario "$compras"
step 10:52 $tech do conforme
day 2026-10-30
step 15:20 $head reopen --note 'La usuaria avisa que hoy se atascó cinco veces. Tercera vez en dos meses.'

# 09, outside the building, and overdue.
ticket fuente
day 2026-10-20
step 12:00 $head new -s usuario="$compras" -s servicio=equipo-de-computo -s prioridad=high -s bien=PC-0132 \
    -s origen='Tronó al encenderla, olió a quemado y ya no prende.'
step 12:05 $head do registrado
step 12:06 $head assign $tech
step 13:10 $tech do requiere-soporte \
    -s revision='Fuente sin voltaje. Con una fuente de prueba, la tarjeta principal tampoco responde.' \
    -s diagnostico='Fuente quemada; es probable que también la tarjeta principal.'
step 13:16 $head do reportado -s instancia=mesa -s numero_reporte=R-10275
day 2026-10-21
step 11:00 $head do llego --for "$taller" -s tecnico="$taller" -s empresa="$empresa_taller"
step 11:05 $tech do explicado -s explicacion='Se le mostró la fuente y se le dijo que en el cubículo hubo un apagón esa mañana.'
step 12:30 $tech do taller --for "$taller"
signed 12:33 $head jefatura "$jefa"
signed 12:34 $tech tecnico "$taller"
signed 12:36 $tech vigilancia "$caseta"
signed 12:37 $head sello "$sello"
step 12:38 $tech do salio \
    -s motivo_salida=reparacion -s destino=empresa -s lleva="$taller" -s identificacion='Credencial de la empresa 0087' \
    -s devolucion_prevista=2026-10-28 -s serie_salida=EJ7X0132QK -s modelo='Torre 5000' -s accesorios='Cable de corriente' \
    -s condicion_salida='No enciende. Gabinete sin golpes. El disco se queda en el Departamento.' \
    --note 'Se prestó a la usuaria el equipo PC-0098 con su mismo disco.'
day 2026-10-29
step 10:20 $tech note 'Ayer vencía la devolución. La empresa pide hasta el martes 3 por falta de tarjeta.'

# 05, late.
ticket sistema-contable
day 2026-10-26
step 10:05 $head new -s usuario="$contador" -s servicio=sistema-institucional -s tipo=falla -s canal=correo -s bien=PC-0140 \
    -s origen='El sistema contable duplica la póliza al guardar. Adjunta tres ejemplos del viernes.'
step 10:12 $head do registrado
step 10:13 $head assign $analyst
step 11:50 $analyst do requiere-soporte \
    -s revision='Se repitió en otro equipo con la misma cuenta: duplica siempre que la póliza tiene más de 40 renglones.' \
    -s diagnostico='Defecto del sistema contable, no del equipo.'
step 11:58 $head do reportado -s instancia=utic -s numero_reporte=R-10279
day 2026-10-29
step 10:02 $head note 'Segunda llamada a la UTIC: el reporte sigue sin técnico asignado.'

# 07, waiting for the supplier, who is late.
ticket red-direccion
day 2026-10-28
step 09:20 $head new -s usuario="$direccion" -s servicio=red -s componente=hardware \
    -s origen='La red inalámbrica de la Dirección va y viene; en las videollamadas se cae cada diez minutos.'
step 09:25 $head do registrado
step 09:26 $head assign $network
step 10:40 $network do requiere-soporte \
    -s revision=$'Señal de −48 dBm, canal libre.\nEl punto de acceso se reinicia solo cada 8 a 12 minutos.' \
    -s diagnostico='Punto de acceso dañado o mal alimentado. Es de la UTIC.'
step 10:46 $head do reportado -s instancia=utic -s numero_reporte=R-10281
day 2026-10-29
step 12:20 $head do llego --for "$utic" -s tecnico="$utic" -s empresa="$area_utic"
step 12:27 $network do explicado -s explicacion='Se le mostró el registro de reinicios y el contacto del que se alimenta.'
step 14:10 $network wait --reason proveedor --note 'Hace falta otro inyector de corriente; la UTIC no tiene y lo pidió a su proveedor.'

# 02, waiting for the user. No service, no priority: nobody said.
ticket gps
day 2026-10-29
step 09:48 $analyst new -s usuario="$chofer" -s canal=presencial -s tipo=asesoria -s componente=software \
    -s origen='Le cambiaron el teléfono de la camioneta y no sabe cómo entrar a la bitácora de recorridos.'
step 09:55 $head do registrado
step 09:56 $head assign $analyst
step 10:15 $analyst wait --reason usuario --note 'Salió a ruta con el teléfono. Regresa el lunes.'

# 09: all done but for the seal.
ticket proyector
step 09:30 $head new -s usuario="$direccion" -s servicio=equipo-de-computo -s bien=PY-0002 -s canal=oficio \
    -s ubicacion='Sala de juntas, edificio A, tercer piso' \
    -s origen='Oficio D/502/2026: el proyector se ve verde y se apaga a los diez minutos. Se necesita el 3 de noviembre.'
step 09:38 $head do registrado
step 09:39 $head assign $tech
step 10:52 $tech do requiere-soporte \
    -s revision='Lámpara con 1840 horas. Ventilador trabado. El verde sigue con otro cable.' \
    -s diagnostico='Ventilador trabado y rueda de color gastada.'
step 10:59 $head do reportado -s instancia=mesa -s numero_reporte=R-10284
day 2026-10-30
step 10:00 $head do llego --for "$taller" -s tecnico="$taller" -s empresa="$empresa_taller"
step 10:07 $tech do explicado -s explicacion='Se le dejó el proyector sobre la mesa, con su cable y el control.'
step 12:50 $tech do reparado --for "$taller" -s reparacion='Limpieza y cambio del ventilador y de la rueda de color. Una hora encendido sin falla.'
signed 12:52 $tech tecnico "$taller"
signed 12:56 $tech usuario "$direccion"
step 13:05 $tech note 'La jefatura está en la Dirección con el sello; firma al volver.'

# 08: about to leave.
ticket etiquetas
day 2026-10-29
step 12:15 $head new -s usuario="$oficialia" -s servicio=impresion -s bien=IM-0011 \
    -s origen='La multifuncional hace un ruido fuerte al jalar de la charola grande y tira las hojas.'
step 12:21 $head do registrado
step 12:22 $head assign $tech
step 13:40 $tech do requiere-soporte \
    -s revision='Engrane de la charola de 500 hojas barrido; falta un diente.' \
    -s diagnostico='Hay que cambiar el mecanismo de la charola.'
step 13:46 $head do reportado -s instancia=mesa -s numero_reporte=R-10285
day 2026-10-30
step 14:10 $head do llego --for "$copiadoras" -s tecnico="$copiadoras" -s empresa="$empresa_copiadoras"
step 14:17 $tech do explicado
step 16:52 $tech do taller --for "$copiadoras" --note 'Trae otra refacción; se lleva el equipo completo.'

# 06: the technician has just come.
ticket conmutador
day 2026-10-29
step 16:20 $head new -s usuario="$almacen" -s servicio=red -s componente=hardware -s bien=PC-0133 \
    -s origen='Se va la red del almacén unos minutos cada hora.'
step 16:26 $head do registrado
step 16:27 $head assign $network
step 17:40 $network do requiere-soporte \
    -s revision='El conmutador se reinicia. Temperatura del gabinete: 47 °C.' \
    -s diagnostico='Conmutador sobrecalentado; el mismo del puerto dañado en septiembre.'
step 17:42 $network link @red-almacen
step 17:46 $head do reportado -s instancia=utic -s numero_reporte=R-10286
day 2026-10-30
step 16:54 $network do llego --for "$utic2" -s tecnico="$utic2" -s empresa="$area_utic"

# 10: signed and sealed, to be written up.
ticket sello-electronico
day 2026-10-29
step 16:45 $head new -s usuario="$oficialia" -s servicio=sistema-institucional -s tipo=falla -s prioridad=critical \
    -s origen='El sello electrónico de recibido pone la fecha de ayer. No puede recibir promociones así.'
step 16:48 $head do registrado
step 16:49 $head assign $analyst
step 17:50 $analyst do requiere-soporte \
    -s revision='El reloj del equipo está bien; el sello toma la hora del servidor.' \
    -s diagnostico='Reloj del servidor del sello atrasado un día.'
step 17:56 $head do reportado -s instancia=utic -s numero_reporte=R-10287
day 2026-10-30
step 13:05 $head do llego --for "$utic" -s tecnico="$utic" -s empresa="$area_utic"
step 13:11 $analyst do explicado -s explicacion='Se le dieron cinco acuses con la fecha equivocada.'
step 16:44 $analyst do reparado --for "$utic" -s reparacion='Se corrigió el reloj del servidor y se volvió a enlazar con el servicio de hora.'
signed 16:46 $analyst tecnico "$utic"
signed 16:48 $analyst usuario "$oficialia"
signed 16:51 $head jefatura "$jefa"
signed 16:51 $head sello "$sello"
step 16:52 $analyst do entregado --for "$utic"

# Opened and closed on the last day.
ticket contrasena-contador
step 09:20 $head new -s usuario="$contador" -s servicio=cuentas \
    -s origen='Volvió de vacaciones y la contraseña venció mientras no estaba.'
step 09:24 $head do registrado
step 09:25 $head assign $analyst
step 09:50 $analyst do resuelto \
    -s revision='Cuenta vencida el 26 de octubre; sin intentos fallidos.' \
    -s diagnostico='Contraseña vencida por calendario.' \
    -s acciones='Se renovó y se le enseñó a cambiarla desde la página de cuentas.'
signed 10:02 $analyst usuario "$contador"
step 10:03 $analyst do conforme

# 03: the user's signature is missing.
ticket teclado
step 10:10 $head new -s usuario="$nomina" -s servicio=equipo-de-computo -s bien=PC-0151 \
    -s origen='El teclado inalámbrico escribe letras repetidas.'
step 10:16 $head do registrado
step 10:17 $head assign $tech
step 13:05 $tech do resuelto \
    -s revision='Pilas al 15 %. El receptor estaba detrás del gabinete, junto a la fuente.' \
    -s diagnostico='Pilas bajas e interferencia.' \
    -s acciones='Pilas nuevas; receptor en el puerto delantero.'
step 15:30 $tech note 'Se pasó a su ventanilla a recabar la firma; está en la entrega de vales.'

# 04: to be reported.
ticket correo-rebota
step 14:05 $head new -s usuario="$almacen" -s servicio=correo -s tipo=falla -s canal=presencial \
    -s origen='Los correos que manda a los proveedores le regresan con un mensaje en inglés.'
step 14:12 $head do registrado
step 14:13 $head assign $analyst
step 16:55 $analyst do requiere-soporte \
    -s revision=$'Rechazo: «550 5.7.1 blocked by reputation».\nSolo a dominios de fuera. Pasa también desde otra cuenta.' \
    -s diagnostico='El servidor de salida está en una lista de rechazo. Lo administra la UTIC.'

# 02, being worked on; nobody has it.
ticket unidad-z
step 15:48 $head new -s usuario="$contador" -s servicio=respaldo -s tipo=falla \
    -s origen='Ya no ve la unidad Z:, donde están los cierres de mes.'
step 15:55 $head do registrado

# 01, given to somebody before it was registered.
ticket videollamada
step 16:53 $analyst new -s usuario="$direccion" -s servicio=paqueteria -s prioridad=high -s bien=LT-0031 \
    -s origen='No se oye el micrófono en la videollamada de las cinco y media.'
step 16:54 $analyst assign $tech --note 'Sube Tomás de una vez; la jefatura lo registra al volver.'

# 01, just in.
ticket toner
step 16:57 $network new -s usuario="$compras" -s servicio=impresion -s bien=IM-0007 \
    -s origen='La impresora dice «tóner bajo» y las hojas salen pálidas.'

# --- Play it, check it, put it in place ----------------------------------------------------------

while IFS=$'\t' read -r moment _ words; do
    eval "play $moment $words"
done < <(LC_ALL=C sort "$queue")

for moment in 2026-10-30T17:00:00-06:00 ''; do
    found=$(FOLIO_NOW=$moment "$folio" -C "$build" check 2>&1) || fail "folio check"$'\n'"$found"
done
noted=$build/tickets/2026/10/$(folio_of fraude).yaml
for mark in '# El F01 firmado está en papel.' 'carpeta: "octubre, hoja 14"   # anaquel 2'; do
    grep -qF "$mark" "$noted" || fail "what was written by hand is gone from $noted: $mark"
done

grep -q '# etiqueta azul, al costado' "$build/catalog/assets/computadora/PC-0132.yaml" || fail "a note on an asset is gone"

rm -rf "$desk/tickets" "$desk/catalog/procedures/past" "$desk/catalog/assets"
cp -R "$build/tickets" "$desk/tickets"
cp -R "$build/catalog/assets" "$desk/catalog/assets"
cp -R "$build/catalog/procedures/past" "$desk/catalog/procedures/past"
# The counter of folios is derived from the files that are there now.
rm -f "$desk"/.folio/last-CI-*
printf '%s: %d reportes, %d bienes, %d pasos. %s\n' "$desk" "$(find "$desk/tickets" -name '*.yaml' | wc -l)" \
    "$(find "$desk/catalog/assets" -name '*.yaml' | wc -l)" "$count" "$found"
