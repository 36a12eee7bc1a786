#!/usr/bin/env bash
# Makes a sample desk of qro-soporte and its seven companions with commands alone, as the people of
# a company in Querétaro would have written it: one folio command per step, with the clock and the
# actor pinned. Its tickets walk every outcome of every activity of the eight procedures, every
# wait, every reason for cancelling, and a reopening of each that has one. Worked case 4 is the
# ticket «lenta-3» with its children.
#
#   scripts/sample-desks/qro-soporte.sh FOLIO_BINARY DIR
#
# DIR must not exist yet. Each ticket is told here from beginning to end; its steps are queued and
# then played together in order of time, since folios follow the order in which tickets are opened.
set -euo pipefail

fail() { printf 'qro-soporte: %s\n' "$*" >&2; exit 1; }

[ $# = 2 ] || fail 'usage: qro-soporte.sh FOLIO_BINARY DIR'
folio=$1 desk=$2
case $folio in */*) folio=$(cd "$(dirname "$folio")" && pwd)/$(basename "$folio") ;; esac
command -v "$folio" > /dev/null || fail "no such program: $folio"
[ ! -e "$desk" ] || fail "$desk is there already"
kit=$(cd "$(dirname "$0")/../../kits/qro-soporte" && pwd)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/names"
queue=$work/queue
: > "$queue"

export FOLIO_LANG=es
unset FOLIO_NOW FOLIO_USER

# --- Telling -------------------------------------------------------------------------------------

ticket='' procedure=qro-soporte children='' today='' count=0

# ticket NAME [PROCEDURE]: what follows is about this ticket. `@NAME` stands for its folio.
ticket() { ticket=$1 procedure=${2:-qro-soporte}; }

# day YYYY-MM-DD: what follows happens on this day.
day() { today=$1; }

# bears NAME…: the next outcome opens child tickets, to be called so, in this order.
bears() { children=$*; }

# step HH:MM WHO COMMAND [ARGUMENT]…: a folio command on the ticket.
step() {
    count=$((count + 1))
    printf '%sT%s:00-06:00\t%06d\t%s\n' "$today" "$1" "$count" \
        "$(printf '%q ' "$ticket" "$children" "${@:2}")" >> "$queue"
    children=''
}

# opened HH:MM WHO [ARGUMENT]…: opens the ticket.
opened() { step "$1" "$2" new --procedure "$procedure" "${@:3}"; }

# signed HH:MM WHO ROLE NAME: a signature on the ticket.
signed() { step "$1" "$2" sign --as "$3" --name "$4"; }

# --- Playing -------------------------------------------------------------------------------------

folio_of() { cat "$work/names/$1" 2> /dev/null || fail "no ticket is called $1 yet"; }

# play MOMENT NAME CHILDREN WHO COMMAND [ARGUMENT]…
play() {
    local moment=$1 name=$2 bears=$3 who=$4 command=$5 argument said opens child
    local -a arguments=()
    shift 5
    [ -z "$bears" ] || arguments=(--json)
    for argument; do
        case $argument in @*) argument=$(folio_of "${argument#@}") ;; esac
        arguments+=("$argument")
    done
    # A command on assets names them itself.
    [ "$command" = new ] || [ "$command" = asset ] || arguments=("$(folio_of "$name")" ${arguments[@]+"${arguments[@]}"})
    said=$(FOLIO_NOW=$moment FOLIO_USER=$who "$folio" -C "$desk" "$command" "${arguments[@]}" 2>&1 < /dev/null) \
        || fail "$moment $name: folio $command ${arguments[*]}"$'\n'"$said"
    if [ "$command" = new ]; then
        # The folio stands on a line of its own; advice may surround it.
        grep -m 1 -Ex '[A-Z]+-[0-9]+-[0-9]+' <<< "$said" > "$work/names/$name" || fail "$name has no folio: $said"
    elif [ -n "$bears" ]; then
        opens=$(tr -d ' \n' <<< "$said" | sed -n 's/.*"opens":\[\([^]]*\)\].*/\1/p' | tr -d '"' | tr ',' ' ')
        for child in $bears; do
            [ -n "$opens" ] || fail "$moment $name opened no $child: $said"
            printf '%s' "${opens%% *}" > "$work/names/$child"
            case $opens in *' '*) opens=${opens#* } ;; *) opens='' ;; esac
        done
        [ -z "$opens" ] || fail "$moment $name opened $opens besides $bears"
    fi
}

# --- The desk ------------------------------------------------------------------------------------

# card KIND ID TAG BRAND MODEL SERIAL PLACE ACCESSORIES: an asset.
card() {
    FOLIO_NOW=2025-11-18T09:30:00-06:00 FOLIO_USER=sistemas-1 "$folio" -C "$desk" asset add --kind "$1" --id "$2" \
        --set tag="$3" --set brand="$4" --set model="$5" --set serial="$6" --place "$7" --set accessories="$8" \
        > /dev/null 2>&1 || fail "asset $2"
}

make_desk() {
    FOLIO_NOW=2025-11-18T09:00:00-06:00 "$folio" init "$desk" --procedure qro-soporte --series TI --person sistemas-1 \
        > /dev/null 2>&1 || fail 'folio init'
    # Its people and its name are those of the kit.
    cp "$kit/catalog/desk.toml" "$kit/catalog/people.toml" "$desk/catalog/"
    card computadora LT-0417 'CIB-0417' 'Marca de Ejemplo' 'Portátil 14' EJ4A0417LT 'Oficina foránea de Celaya' 'cargador, maletín'
    card computadora LT-0390 'CIB-0390' 'Marca de Ejemplo' 'Portátil 13' EJ4A0390LT 'Sistemas, stock' 'cargador'
    card computadora LT-0452 'CIB-0452' 'Marca de Ejemplo' 'Portátil 14 G2' EJ4A0452LT 'Oficina foránea de Celaya' 'cargador'
    card computadora PC-0233 'CIB-0233' 'Marca de Ejemplo' 'Torre 5000' EJ7X0233QK 'Nave 1, línea 3' 'teclado, ratón'
    card computadora PC-0251 'CIB-0251' 'Marca de Ejemplo' 'Torre 5200' EJ7X0251QK 'Oficinas, planta baja' 'teclado, ratón'
    card computadora PC-0260 'CIB-0260' 'Marca de Ejemplo' 'Estación 700' EJ7X0260QK 'Oficinas, planta alta' 'teclado, ratón, tableta'
    card computadora PC-0199 'CIB-0199' 'Marca de Ejemplo' 'Torre 4000' EJ7X0199QK 'Nave 2, andén' 'teclado, ratón'
    card monitor MO-0102 'CIB-1102' 'Marca Muestra' 'Panel 24' EJ3M0102MO 'Sistemas, stock' 'cable HDMI'
    card impresora IM-0031 'CIB-0031' 'Marca Muestra' 'Etiquetas 2' EJ2P0031IM 'Nave 2, andén' 'ninguno'
}

# --- People --------------------------------------------------------------------------------------

# Who types, as catalog/people.toml has them.
head=sistemas-1 tech=sistemas-2 analyst=sistemas-3 buyer=compras-1 clerk=compras-2

# Those who sign or are named.
jefa='Renata Ejemplo Olvera' tecnico='Gonzalo Muestra Tejeda' analista='Abril Ficticia Barrón'
comprador='Leandro Supuesto Vega'
tesorera='Ofelia Imaginaria Casas' rh='Baltazar Modelo Rico' general='Amparo Prototipo Ledesma'
produccion='Rogelio Ejemplar Prieto' gerente_ventas='Mireya Supuesta Landa'
ventas='Usuaria de Ejemplo Uno' linea='Usuario de Ejemplo Dos' contadora='Usuaria de Ejemplo Tres'
almacen='Usuario de Ejemplo Cuatro' operador='Usuario de Ejemplo Cinco' disenadora='Usuaria de Ejemplo Seis'

# Of suppliers.
enlaces='Héctor Ficticio Aranda' garantias='Nubia Ejemplar Soto' impresoras='Ciro Modelo Paz'

# --- Worked case 4 and the two before it -----------------------------------------------------------

# The first of three on one asset: foreign office, solved on the trip.
ticket lenta-1
day 2025-11-20
opened 09:10 $analyst -s canal=correo -s usuario="$ventas" -s oficina=foranea -s servicio=equipo-de-computo \
    -s bien=LT-0417 -s problema='La portátil se apaga sola, a veces a media cotización. Ayer fueron tres veces.'
step 09:20 $analyst do clasificado -s urgencia=medium
step 09:21 $head assign $tech
bears viaticos-1
step 09:40 $tech do interno -s viajero=$tech -s salida=2025-11-21
day 2025-11-21
step 13:10 $tech do resuelto \
    -s revision=$'Enciende y arranca: sí\nTemperatura y ventiladores: 94 °C, ventilador con polvo\nDisco: sin errores' \
    -s diagnostico='Se protege por temperatura: el ventilador estaba tapado de polvo.' \
    -s solucion='Limpieza del ventilador y pasta térmica nueva. Dos horas de carga sin pasar de 71 °C.' \
    -s continuo=no -s mal_uso=no
signed 13:25 $tech usuario "$ventas"
day 2025-11-26
step 12:40 $tech do conforme --note 'La firma es del viernes; se cierra hoy que Tesorería saldó los viáticos.'

# 01 02 01 02 03 04 03 04: adjusted, paid, observed, settled.
ticket viaticos-1
day 2025-11-20
step 10:05 $tech do solicitados -s regreso=2025-11-21 -s transporte=empresa -s importe_transporte=780 \
    -s importe_alimentos=600 -s importe_total=1380
step 11:20 $tech do ajustar --for "$tesorera" -s autoriza="$tesorera" \
    -s observacion_tesoreria='Los alimentos de un día van a 350; el combustible se paga con la tarjeta de la empresa.'
step 11:45 $tech do solicitados -s regreso=2025-11-21 -s transporte=empresa -s importe_transporte=380 \
    -s importe_alimentos=350 -s importe_total=730
signed 12:30 $tech tesoreria "$tesorera"
step 12:31 $tech do entregados --for "$tesorera" -s autoriza="$tesorera" -s importe_entregado=730 -s forma_entrega=transferencia
day 2025-11-24
signed 10:00 $tech viajero "$tecnico"
step 10:02 $tech do comprobados -s gasto_comprobado=690 \
    -s comprobantes=$'Casetas; cuatro recibos; 380\nAlimentos; sin factura; 310'
step 12:15 $tech do observada --for "$tesorera" -s autoriza="$tesorera" \
    -s observacion_comprobacion='Falta la factura de los alimentos.'
step 12:20 $tech wait --reason viajero --note 'La fonda manda la factura por correo.'
day 2025-11-26
step 11:00 $tech resume
signed 11:02 $tech viajero "$tecnico"
step 11:05 $tech do comprobados -s gasto_comprobado=690 \
    -s comprobantes=$'Casetas; cuatro recibos; 380\nAlimentos; factura A-2214; 310'
step 12:10 $tech do saldados --for "$tesorera" -s autoriza="$tesorera" -s saldo=40

# The second: it turns out to be the supplier's, under guarantee. The travel money is refused.
ticket lenta-2
day 2025-12-15
opened 10:12 $tech -s usuario="$ventas" -s oficina=foranea -s servicio=equipo-de-computo -s bien=LT-0417 \
    -s problema='La misma portátil: ya no se apaga, pero tarda diez minutos en abrir y se congela.'
step 10:20 $tech do clasificado -s urgencia=medium
step 10:21 $head assign $analyst
bears viaticos-2
step 10:35 $analyst do interno -s viajero=$analyst -s salida=2025-12-16
step 10:50 $analyst link @lenta-1
step 12:40 $analyst do es-externo -s proveedor=computo-supuesto \
    -s revision=$'Por conexión remota.\nDisco: 180 sectores reasignados\nMemoria: correcta\nAntivirus: limpio' \
    -s diagnostico='El disco está fallando y sigue en garantía.'
step 13:20 $analyst do con-tiempo -s caso_proveedor=G-5581 -s tiempo_dado='2025-12-15 13:15' -s solucion_prevista='2025-12-17 14:00'
step 13:30 $analyst do comunicado -s aviso_usuario='Por teléfono: el miércoles a mediodía va el técnico de la garantía con el disco.'
day 2025-12-17
step 13:10 $analyst do solucionado --for "$garantias" -s atendio="$garantias" -s continuo=no -s mal_uso=no \
    -s solucion='Disco nuevo en garantía. Se restauró el respaldo por la red.'
signed 13:40 $analyst usuario "$ventas"
step 13:45 $analyst do conforme

ticket viaticos-2
day 2025-12-15
step 11:00 $analyst do solicitados -s regreso=2025-12-16 -s transporte=empresa -s importe_transporte=380 \
    -s importe_alimentos=350 -s importe_total=730
step 12:50 $analyst do negados --for "$tesorera" -s autoriza="$tesorera" \
    -s motivo_negado='Es el cierre del año y el técnico de la garantía va por su cuenta.'

# Case 4. Foreign office, hardware to replace, third case in ninety days.
ticket lenta-3
day 2026-01-12
opened 09:30 $tech -s usuario="$ventas" -s oficina=foranea -s servicio=equipo-de-computo -s bien=LT-0417 \
    -s problema='La portátil ya no enciende. Tiene visita con un cliente el miércoles.'
step 09:36 $tech do clasificado -s urgencia=high
step 09:37 $head assign $tech
bears viaticos-3
step 09:45 $tech do interno -s viajero=$tech -s salida=2026-01-12
step 09:46 $tech link @lenta-2
step 09:50 $tech wait --reason viaticos
step 10:20 $tech resume --note 'Tesorería ya transfirió. Salgo a Celaya con una portátil de stock.'
bears compra-3 evaluacion-3
step 14:00 $tech do reemplazo \
    -s revision=$'Enciende y arranca: no\nCon otro cargador: no\nTarjeta principal: sin voltaje' \
    -s diagnostico='Tarjeta principal quemada. Tercera falla del equipo desde noviembre; repararla cuesta más de la mitad que una nueva.' \
    -s articulo='Portátil de 14 pulgadas' -s cantidad=1 \
    -s especificacion=$'16 GB de memoria y 512 GB de disco\nTres años de garantía en sitio' \
    -s urgencia_compra=low -s continuo=sí -s mal_uso=no \
    --note 'La usuaria trabaja con la de stock: la compra no urge tanto como el reporte.'
signed 14:20 $tech usuario "$ventas"
signed 14:21 $tech tecnico "$tecnico"
step 14:25 $tech do prestado -s condicion_retencion='No enciende. Tapa rayada. Sin el disco, que se pasó al equipo prestado.' \
    -s prestamo_equipo=LT-0390 -s prestamo_accesorios='Cargador' -s prestamo_condicion='Buena. Pila al 91 %.' \
    -s prestamo_hasta=2026-01-30
day 2026-01-22
step 16:12 $tech do entregado --at '2026-01-22 16:00' -s equipo_nuevo=LT-0452 \
    -s solucion='Portátil nueva, configurada y con su información. La usuaria probó correo, ERP y la carpeta de cotizaciones.'
step 16:20 $tech asset sign LT-0452 --as receives --name "$ventas"
step 16:21 $tech asset sign LT-0452 --as hands_over --name "$tecnico"
step 16:14 $tech sign --as usuario --name "$ventas" --at '2026-01-22 16:00'
step 16:15 $tech do conforme --at '2026-01-22 16:00' -s prestamo_regreso='2026-01-22 16:00' \
    -s prestamo_condicion_regreso='Buena, con su cargador.' -s prestamo_recibe=$tech -s destino_retenido=baja

ticket viaticos-3
day 2026-01-12
step 09:55 $tech do solicitados -s regreso=2026-01-12 -s transporte=empresa -s importe_transporte=380 \
    -s importe_alimentos=350 -s importe_total=730
signed 10:15 $tech tesoreria "$tesorera"
step 10:18 $tech do entregados --for "$tesorera" -s autoriza="$tesorera" -s importe_entregado=730 -s forma_entrega=transferencia
day 2026-01-13
signed 09:40 $tech viajero "$tecnico"
step 09:45 $tech do comprobados -s gasto_comprobado=742 \
    -s comprobantes=$'Casetas; cuatro recibos; 380\nAlimentos; factura A-2391; 362'
day 2026-01-14
step 10:30 $tech do saldados --for "$tesorera" -s autoriza="$tesorera" -s saldo=-12

# Asked at 14:00 on Monday, answered at 11:00 on Tuesday: 360 of 540 minutes.
ticket compra-3
day 2026-01-13
step 11:00 $buyer do aceptada -s fecha_compromiso=2026-01-23 \
    -s respuesta='Se cotiza con tres proveedores. Entrega a más tardar el viernes 23.'
day 2026-01-14
step 12:30 $buyer do cotizado \
    -s cotizaciones=$'Cómputo Supuesto del Centro; 18 900; seis días; tres años en sitio\nTienda Imaginaria; 17 450; dos días; un año en mostrador\nMayoreo Postizo; 18 200; doce días; tres años en sitio'
day 2026-01-15
step 10:15 $tech do elegida -s eleccion='Portátil 14 G2, tres años en sitio' -s proveedor=computo-supuesto -s importe=18900 \
    -s asesoria='La de un año de garantía sale cara en una oficina foránea. De las de tres, la primera llega antes del compromiso.'
step 11:05 $buyer do pedida -s orden_compra=OC-2026-0031
day 2026-01-22
signed 16:00 $buyer recibe "$tecnico"
signed 16:00 $buyer compras "$comprador"
step 16:00 $buyer do entregada -s recibe="$tecnico" -s factura=F-8842

ticket evaluacion-3
day 2026-01-13
step 12:20 $analyst do reunidos -s proveedor=computo-supuesto -s objeto=producto \
    -s casos=$'20 de noviembre: se apaga por temperatura\n15 de diciembre: disco en garantía\n12 de enero: tarjeta principal'
day 2026-01-16
step 10:30 $head do falla -s calidad=mala -s tiempos=buena -s atencion=buena -s garantia=regular -s costo=regular \
    -s analisis='Tres fallas en 54 días de un equipo con 20 meses de uso. El proveedor atendió la garantía a tiempo; lo que falla es el modelo.'
step 11:10 $head do avisado -s aviso_medio=correo \
    -s aviso='Se le pide revisar los otros cuatro equipos del mismo lote y decir antes del 23 qué hará con ellos.'
day 2026-01-20
step 13:00 $analyst do comprometido --for "$garantias" -s contesta="$garantias" -s compromiso=2026-02-13 \
    -s respuesta='Revisa los cuatro en sitio, sin costo, y cambia la tarjeta de los que salgan mal.'
signed 13:05 $head jefatura "$jefa"

# --- Three of one supplier and service: the provider is changed -------------------------------------

# 02 04 05 06 05 06: the provider gives its time twice. Critical.
ticket enlace-1
day 2025-11-24
opened 09:04 $analyst -s usuario="$contadora" -s servicio=red -s urgencia=high \
    -s problema='No hay Internet en toda la planta. Tampoco salen los timbrados.'
step 09:08 $analyst do clasificado
step 09:09 $head assign $analyst
step 09:15 $analyst do externo -s proveedor=enlaces-ficticios
step 09:32 $analyst do con-tiempo -s caso_proveedor=40117 -s tiempo_dado='2025-11-24 09:30' -s solucion_prevista='2025-11-24 11:30'
step 09:36 $analyst do comunicado -s aviso_usuario='Correo a todas las áreas: el proveedor dice que a las 11:30.'
step 11:40 $analyst do otro-tiempo --for "$enlaces" -s motivo_retraso='Fibra cortada a dos calles; no es el módem, como pensaban.' \
    -s tiempo_dado='2025-11-24 11:35' -s solucion_prevista='2025-11-24 14:00'
step 11:45 $analyst do comunicado -s aviso_usuario='Correo a todas las áreas: ahora dicen que a las 14:00. Tesorería usa el teléfono mientras.'
step 13:42 $analyst do solucionado --for "$enlaces" -s atendio="$enlaces" -s continuo=no -s mal_uso=no \
    -s solucion='El proveedor empalmó la fibra. 480 Mb/s de bajada, sin pérdidas en una hora.'
signed 14:00 $analyst usuario "$contadora"
step 14:02 $analyst do conforme

# Two reports of the same fall: one is a duplicate.
ticket enlace-1-otra-vez
day 2025-11-24
opened 09:20 $tech -s usuario="$disenadora" -s canal=mensaje -s servicio=red \
    -s problema='No carga la página del cliente.'
step 09:22 $head link @enlace-1 --as duplicate
step 09:23 $head cancel --reason duplicado --note 'Es la caída general; se le avisa junto con todos.'

ticket enlace-2
day 2025-12-08
opened 12:10 $analyst -s usuario="$contadora" -s servicio=red \
    -s problema='El Internet va y viene desde las once; el banco la saca a medio pago.'
step 12:15 $analyst do clasificado -s urgencia=medium
step 12:16 $head assign $analyst
step 12:25 $analyst do externo -s proveedor=enlaces-ficticios
step 12:48 $analyst do con-tiempo -s caso_proveedor=40398 -s tiempo_dado='2025-12-08 12:45' -s solucion_prevista='2025-12-08 17:00'
step 12:52 $analyst do comunicado -s aviso_usuario='En persona: hoy antes de las cinco.'
step 16:30 $analyst resume --note 'El técnico llegó; se le acompaña al gabinete.'
step 17:05 $analyst do solucionado --for "$enlaces" -s atendio="$enlaces" -s continuo=no -s mal_uso=no \
    -s solucion='Cambio del módem. Veinte minutos sin cortes.'
signed 17:20 $analyst usuario "$contadora"
step 17:22 $analyst do conforme

# The third: the evaluation is opened.
ticket enlace-3
day 2025-12-18
opened 10:02 $analyst -s usuario="$contadora" -s canal=presencial -s servicio=red -s urgencia=high \
    -s problema='Otra vez sin Internet en toda la planta.'
step 10:05 $analyst do clasificado
step 10:06 $head assign $analyst
step 10:10 $analyst do externo -s proveedor=enlaces-ficticios
step 10:31 $analyst do con-tiempo -s caso_proveedor=40655 -s tiempo_dado='2025-12-18 10:30' -s solucion_prevista='2025-12-18 12:30'
step 10:35 $analyst do comunicado -s aviso_usuario='Correo a todas las áreas: a las 12:30.'
bears evaluacion-enlace
step 12:20 $analyst do solucionado --for "$enlaces" -s atendio="$enlaces" -s continuo=sí -s mal_uso=no \
    -s solucion='El proveedor reinició su nodo. 478 Mb/s.'
signed 12:40 $analyst usuario "$contadora"
step 12:42 $analyst do conforme

# 01 02 03, with a purchase that only quotes: change of provider.
ticket evaluacion-enlace
day 2025-12-19
step 10:00 $analyst do reunidos -s objeto=servicio \
    -s casos=$'24 de noviembre: corte de 4 h 40\n8 de diciembre: intermitencia de 6 h\n18 de diciembre: corte de 2 h 20'
bears compra-enlace
step 12:10 $head do cambio -s calidad=mala -s tiempos=regular -s atencion=regular -s garantia=regular -s costo=buena \
    -s analisis='Tres caídas en 25 días. El contrato da 4 horas para lo crítico y la primera pasó de ahí. Vence en 2027, con salida por incumplimiento.' \
    -s cotizar=$'500 Mb/s simétricos por fibra\nIP fija\nAtención en 4 horas con penalización' -s urgencia_compra=high
day 2026-01-09
step 11:30 $head do se-cambia -s proveedor_nuevo='Fibra Imaginaria del Centro' \
    -s decision='Se contrata a Fibra Imaginaria y se termina el contrato EFM-41877 por incumplimiento. Un mes de traslape.'
signed 11:35 $head jefatura "$jefa"

# 01 02 03 02 03: a purchase that only quotes; asked for more, and it waits for an answer.
ticket compra-enlace
day 2025-12-19
step 15:10 $buyer wait --reason solicitante --note '¿El enlace de respaldo entra en la cotización o no?'
step 16:20 $analyst note 'No entra: solo el principal.'
step 16:30 $buyer resume
step 17:30 $buyer do aceptada -s fecha_compromiso=2026-01-08 -s respuesta='Se piden tres cotizaciones; por las fechas, para el 8 de enero.'
day 2026-01-06
step 12:00 $buyer do cotizado -s cotizaciones=$'Fibra Imaginaria del Centro; 9 800 al mes; 15 días; atención en 4 h\nRedes Postizas; 8 900 al mes; 30 días; atención en 8 h'
step 17:00 $analyst do recotizar -s motivo_recotizar='Falta una tercera y el costo de instalación de las dos.'
day 2026-01-08
step 13:00 $buyer do cotizado -s cotizaciones=$'Fibra Imaginaria del Centro; 9 800 al mes, instalación incluida; 15 días; atención en 4 h\nRedes Postizas; 8 900 al mes, instalación 14 000; 30 días; atención en 8 h\nEnlace Supuesto; 11 200 al mes, instalación incluida; 20 días; atención en 4 h'
step 17:10 $analyst do comparada -s asesoria='La primera cumple todo y sale más barata en dos años que la segunda con instalación.' \
    -s eleccion='Fibra Imaginaria del Centro' -s importe=9800

# --- Other reports ---------------------------------------------------------------------------------

# 06 reemplazo, without keeping the equipment; refused at first by the user. The purchase is late once and is
# returned once.
ticket etiquetas
day 2025-12-01
opened 11:20 $tech -s usuario="$almacen" -s canal=presencial -s servicio=impresion -s bien=IM-0031 \
    -s problema='Las etiquetas salen con una raya blanca y el lector no las lee.'
step 11:26 $tech do clasificado -s urgencia=high
step 11:27 $head assign $tech
step 11:40 $tech do externo -s proveedor=impresion-muestra
step 12:20 $tech do con-tiempo -s tiempo_dado='2025-12-01 12:15' -s solucion_prevista='2025-12-02 12:00'
step 12:24 $tech do comunicado -s aviso_usuario='En persona: mañana antes de las doce. Mientras, imprime en la de recibo.'
day 2025-12-02
bears compra-cabezal
step 11:10 $tech do reemplazo --for "$impresoras" -s atendio="$impresoras" \
    -s diagnostico='Cabezal gastado. La pieza no entra en el arrendamiento: la paga la empresa.' \
    -s articulo='Cabezal de impresión para etiquetadora' -s cantidad=1 -s urgencia_compra=high -s continuo=no -s mal_uso=no
step 11:30 $tech do sin-retener -s motivo_sin_retener='Imprime, aunque con la raya; sirve para las cajas que no se leen con lector.'
day 2025-12-12
step 12:30 $tech do entregado -s solucion='Cabezal nuevo. Cincuenta etiquetas leídas a la primera.'
step 12:50 $tech do inconforme -s inconformidad='Ahora las etiquetas salen corridas dos milímetros y el código queda cortado.'
step 13:05 $tech do interno
step 13:40 $tech do resuelto \
    -s revision=$'Página de prueba: corrida\nCola de impresión: vacía\nRed de la impresora: correcta' \
    -s diagnostico='Al cambiar el cabezal se perdió la calibración del papel.' \
    -s solucion='Calibración de las dos medidas de etiqueta y copia de los ajustes.' -s continuo=no -s mal_uso=no
signed 14:00 $tech usuario "$almacen"
step 14:02 $tech do conforme

ticket compra-cabezal
day 2025-12-02
step 12:30 $clerk do aceptada -s fecha_compromiso=2025-12-05 -s respuesta='Lo tiene el mismo proveedor; para el viernes.'
step 16:00 $clerk do cotizado -s cotizaciones=$'Impresión Muestra; 4 300; tres días; seis meses\nRefacciones Supuestas; 3 900; diez días; tres meses'
step 16:40 $tech do elegida -s asesoria='Original y en tres días; el otro es compatible y no lo cubre el arrendamiento.' \
    -s eleccion='Cabezal original' -s proveedor=impresion-muestra -s importe=4300
step 17:10 $clerk do pedida -s orden_compra=OC-2025-0611
day 2025-12-05
step 13:00 $clerk do reprogramada -s motivo_retraso='La paquetería lo mandó a otra ciudad.' -s fecha_compromiso=2025-12-09
day 2025-12-09
step 11:15 $clerk do devuelta -s motivo_devolucion='Llegó el de 4 pulgadas; se pidió el de 6.'
step 11:40 $clerk do pedida -s orden_compra=OC-2025-0611-B
day 2025-12-12
signed 11:00 $clerk recibe "$tecnico"
step 11:05 $clerk do entregada -s recibe="$tecnico" -s factura=IM-7730

# 07 retenido, without a loan; the purchase is refused, so it is repaired; waits for the user.
ticket ruido
day 2025-12-03
opened 09:40 $tech -s usuario="$linea" -s servicio=equipo-de-computo -s bien=PC-0233 \
    -s problema='La computadora de la línea 3 hace un ruido fuerte y huele a caliente.'
step 09:46 $tech do clasificado -s urgencia=medium
step 09:47 $head assign $tech
step 09:55 $tech do interno
step 10:05 $tech wait --reason usuario --note 'Están a media corrida; no se puede apagar hasta las doce.'
step 12:04 $tech resume
bears compra-torre
step 13:30 $tech do reemplazo \
    -s revision=$'Enciende y arranca: sí\nTemperatura y ventiladores: fuente al límite, ventilador trabado\nDisco: correcto' \
    -s diagnostico='Fuente por quemarse. El equipo tiene siete años.' \
    -s articulo='Computadora de escritorio para piso' -s cantidad=1 -s urgencia_compra=medium -s continuo=no -s mal_uso=no
step 13:40 $tech do retenido -s condicion_retencion='Enciende con ruido. Sin golpes.' \
    -s motivo_sin_prestamo='La línea 3 puede capturar en la terminal de la línea 2.'
day 2025-12-04
step 11:00 $tech do sin-reemplazo -s motivo_sin_reemplazo='Compras no tiene presupuesto este año para otra computadora.'
step 16:20 $tech do resuelto \
    -s revision=$'Enciende y arranca: sí\nTemperatura y ventiladores: 48 °C\nDisco: correcto' \
    -s diagnostico='Fuente por quemarse.' -s solucion='Se le puso la fuente de un equipo dado de baja. Una hora de carga sin ruido.' \
    -s continuo=no -s mal_uso=no
day 2025-12-05
signed 09:20 $tech usuario "$linea"
step 09:22 $tech do conforme -s destino_retenido=devuelto -s condicion_retenido="Sin daños"

ticket compra-torre
day 2025-12-04
step 10:40 $buyer do rechazada -s respuesta='El presupuesto de equipo de 2025 se acabó. Se puede pedir de nuevo en enero.'

# Solved with the user; misuse: a non-conformity is opened.
ticket juegos
day 2025-12-04
opened 10:15 $analyst -s usuario="$operador" -s canal=presencial -s servicio=equipo-de-computo -s bien=PC-0199 \
    -s problema='La computadora del andén está lentísima y se abren anuncios solos.'
step 10:20 $analyst do clasificado -s urgencia=medium
step 10:21 $head assign $analyst
step 10:30 $analyst do interno
bears no-conformidad-juegos
step 12:40 $analyst do resuelto \
    -s revision=$'Antivirus: 41 hallazgos\nDisco: correcto\nMemoria: correcta' \
    -s diagnostico='Dos juegos y un «acelerador» descargados de un sitio dudoso.' \
    -s solucion='Se desinstalaron y se limpió el equipo. Se quitó el permiso de administrador a la cuenta compartida.' \
    -s continuo=no -s mal_uso=sí -s mal_uso_tipo=instalacion \
    -s mal_uso_hechos='En el equipo PC-0199 había dos juegos y un programa acelerador instalados el 27 de noviembre con la cuenta compartida del andén.'
signed 12:55 $analyst usuario "$operador"
step 12:57 $analyst do conforme

# 01 02 03 04 02 03 04: it happens again, and goes back to the area and human resources.
ticket no-conformidad-juegos
day 2025-12-04
step 13:30 $analyst do documentada -s evidencia=$'Lista de programas con fecha de instalación.\nPantallas del antivirus, en la carpeta de Sistemas.' \
    -s accion_inmediata='Programas desinstalados y cuenta sin permiso de administrador.'
step 13:35 $analyst wait --reason reunion --note 'Recursos Humanos los cita el lunes.'
day 2025-12-08
step 10:00 $analyst resume
signed 11:00 $analyst responsable_area "$produccion"
signed 11:00 $analyst recursos_humanos "$rh"
step 11:02 $analyst do procede --for "$rh" -s reunion=2025-12-08 -s responsable="$produccion" -s rh="$rh" \
    -s version_usuario='Dice que los instaló para el turno de la noche y que no sabía que estaba prohibido.' \
    -s resolucion='Llamada de atención por escrito y plática de la política a los tres turnos.' -s compromiso=2025-12-12
day 2025-12-12
step 16:00 $analyst do corregida -s accion_correctiva='Plática a los tres turnos; cuenta por persona en lugar de la compartida.'
day 2026-01-15
step 10:00 $head do reincidencia -s verificacion='El 10 de enero se instaló otro juego, ahora con la cuenta del mismo operador.'
signed 12:30 $analyst responsable_area "$produccion"
signed 12:30 $analyst recursos_humanos "$rh"
step 12:32 $analyst do procede --for "$rh" -s reunion=2026-01-15 -s responsable="$produccion" -s rh="$rh" \
    -s version_usuario='Reconoce que lo instaló.' -s resolucion='Acta administrativa. El equipo del andén queda solo con los programas autorizados.' \
    -s compromiso=2026-01-16
day 2026-01-16
step 11:00 $analyst do corregida -s accion_correctiva='Lista de programas permitidos aplicada al equipo; no arranca ningún otro.'
day 2026-02-17
step 10:30 $head do eficaz -s verificacion='Un mes sin instalaciones. La lista bloqueó un intento y se avisó.'
signed 10:35 $head jefatura "$jefa"

ticket minisplit
day 2025-12-05
opened 12:00 $analyst -s usuario="$disenadora" -s problema='El clima de la oficina de Ingeniería gotea junto al contacto.'
step 12:05 $analyst do no-corresponde -s motivo_rechazo='Es de Mantenimiento de edificio. Se le dio la extensión y se apagó el contacto.'

ticket raton
day 2025-12-10
opened 09:30 $tech -s usuario="$disenadora" -s servicio=equipo-de-computo -s bien=PC-0260 -s problema='El ratón se traba.'
step 09:35 $tech do clasificado -s urgencia=low
step 10:10 $head cancel --reason desistimiento --note 'Cambió la pila y ya no falla.'

ticket camara
day 2025-12-11
opened 16:00 $analyst -s usuario="$almacen" -s canal=presencial -s servicio=red \
    -s problema='La cámara del andén 2 no se ve en el monitor.'
step 16:05 $analyst do clasificado -s urgencia=medium
step 16:40 $head cancel --reason transferido --note 'Las cámaras son de Vigilancia, que ya habló a su proveedor.'

# A priority other than the matrix gives, with its reason; reopened, and closed again.
ticket correo
day 2026-01-21
opened 09:15 $analyst -s usuario="$contadora" -s canal=ticket -s servicio=correo -s bien=PC-0251 \
    -s problema='No le llegan los correos del SAT desde el lunes.'
step 09:22 $analyst do clasificado -s urgencia=medium -s prioridad=high --note 'Hoy vence una declaración y espera el acuse.'
step 09:23 $head assign $analyst
step 09:30 $analyst do interno
step 10:20 $analyst do resuelto \
    -s revision=$'Acceso por la web: correcto\nEnvío y recepción: los del SAT, en cuarentena\nEspacio del buzón: 41 %' \
    -s diagnostico='El filtro nuevo los retenía.' -s solucion='Se liberaron siete correos y se agregó el dominio a los permitidos.' \
    -s continuo=no -s mal_uso=no
signed 10:30 $analyst usuario "$contadora"
step 10:32 $analyst do conforme
day 2026-01-23
step 09:40 $head reopen --note 'La contadora avisa que los de hoy volvieron a quedar retenidos.'
step 09:41 $head assign $tech
step 09:50 $tech do interno
step 11:00 $tech do resuelto \
    -s revision=$'Acceso por la web: correcto\nEnvío y recepción: retenidos los que traen adjunto comprimido' \
    -s diagnostico='La regla de adjuntos se aplica antes que la de dominios.' -s solucion='Se cambió el orden de las reglas. Tres correos de prueba con adjunto llegaron.' \
    -s continuo=no -s mal_uso=no
signed 11:20 $tech usuario "$contadora"
step 11:22 $tech do conforme

# Cancelled with its children: the travel and the purchase go with it.
ticket portatil-celaya
day 2026-01-19
opened 10:00 $tech -s usuario="$ventas" -s oficina=foranea -s servicio=equipo-de-computo -s bien=LT-0390 \
    -s problema='La portátil que le prestaron en enero, y que tienen en la oficina para visitas, no carga.'
step 10:06 $tech do clasificado -s urgencia=low
step 10:07 $head assign $tech
bears viaticos-celaya
step 10:15 $tech do interno -s viajero=$tech -s salida=2026-01-21
bears compra-cargador
step 11:30 $tech do reemplazo \
    -s revision='Por videollamada. Enciende y arranca: sí, pero no carga con ningún cargador' \
    -s diagnostico='Entrada de corriente dañada.' -s articulo='Tarjeta de corriente para portátil' -s cantidad=1 \
    -s urgencia_compra=low -s continuo=no -s mal_uso=no
step 13:10 $head cancel --reason desistimiento --children cancel \
    --note 'La oficina prefiere dar de baja el equipo: se cancelan el viaje y la compra.'

# Cancelled, and its purchase goes on: the part is for stock.
ticket teclados
day 2026-01-20
opened 09:50 $analyst -s usuario="$linea" -s servicio=equipo-de-computo -s bien=PC-0233 \
    -s problema='Tres teclas del teclado de la línea 3 no responden.'
step 09:56 $analyst do clasificado -s urgencia=medium
step 09:57 $head assign $analyst
step 10:05 $analyst do interno
bears compra-teclados
step 10:40 $analyst do reemplazo \
    -s revision='Enciende y arranca: sí' -s diagnostico='Teclado con rebaba metálica adentro.' \
    -s articulo='Teclado industrial sellado' -s cantidad=3 -s urgencia_compra=medium -s continuo=no -s mal_uso=no
step 12:15 $head cancel --reason desistimiento --children leave \
    --note 'La línea 3 ya usa la terminal táctil. Los teclados se compran para las otras líneas.'

# Reopened because one came broken.
ticket compra-teclados
day 2026-01-20
step 16:00 $clerk do aceptada -s fecha_compromiso=2026-01-27 -s respuesta='Hay en existencia; para el martes.'
day 2026-01-21
step 11:00 $clerk do cotizado -s cotizaciones=$'Tienda Imaginaria; 1 150 cada uno; cinco días; un año\nCómputo Supuesto del Centro; 1 240 cada uno; tres días; un año'
step 11:30 $analyst do elegida -s asesoria='Cualquiera de los dos sirve; el primero es más barato.' -s eleccion='Teclado sellado, Tienda Imaginaria' -s importe=3450
step 12:00 $clerk do pedida -s orden_compra=OC-2026-0040
day 2026-01-26
signed 13:00 $clerk recibe "$analista"
step 13:02 $clerk do entregada -s recibe="$analista" -s factura=TI-551
day 2026-01-27
step 10:00 $clerk reopen --note 'Uno llegó con el cable roto; la tienda lo cambia.'
step 10:30 $clerk do pedida -s orden_compra=OC-2026-0040-C
day 2026-01-30
signed 12:00 $clerk recibe "$analista"
step 12:02 $clerk do entregada -s recibe="$analista" -s factura=TI-551-B

# Foreign office: nobody travels the first time; the second trip is asked for.
ticket red-celaya
day 2026-01-27
opened 09:20 $analyst -s usuario="$ventas" -s oficina=foranea -s servicio=red \
    -s problema='En la oficina de Celaya el Internet funciona, pero no entran al ERP ni a las carpetas.'
step 09:26 $analyst do clasificado -s urgencia=high --note 'Son cuatro personas sin ERP.'
step 09:27 $head assign $tech
bears viaticos-red-1
step 09:35 $tech do externo -s proveedor=enlaces-ficticios -s viajero=$tech -s salida=2026-01-28
step 10:10 $tech do con-tiempo -s caso_proveedor=41020 -s tiempo_dado='2026-01-27 10:05' -s solucion_prevista='2026-01-27 13:00'
step 10:15 $tech do comunicado -s aviso_usuario='Por mensaje: hoy a la una; y mañana va Gonzalo a dejarlo revisado.'
step 12:40 $tech do solucionado --for "$enlaces" -s atendio="$enlaces" -s continuo=no -s mal_uso=no \
    -s solucion='El proveedor corrigió la ruta de la red privada.'
day 2026-01-28
step 09:30 $tech do inconforme -s inconformidad='Entran al ERP, pero las carpetas tardan minutos en abrir.'
bears viaticos-red-2
step 09:45 $tech do interno -s otro_viaje=sí -s viajero=$tech -s salida=2026-01-29
day 2026-01-29
step 13:00 $tech do resuelto \
    -s revision=$'Enlace del proveedor: 100 Mb/s\nConmutador y cable: puerto a 10 Mb/s\nResolución de nombres: correcta' \
    -s diagnostico='El conmutador de la oficina negociaba a 10 Mb/s con el módem nuevo.' \
    -s solucion='Puerto fijado a 1 Gb/s y cable nuevo. Las carpetas abren al momento.' -s continuo=no -s mal_uso=no
signed 13:20 $tech usuario "$ventas"
day 2026-02-05
step 12:20 $tech do conforme

# 03 sin-viaje; reopened: an invoice turned up.
ticket viaticos-red-1
day 2026-01-27
step 09:50 $tech do solicitados -s regreso=2026-01-28 -s transporte=autobus -s importe_transporte=420 -s importe_alimentos=350 -s importe_total=770
signed 11:00 $tech tesoreria "$tesorera"
step 11:02 $tech do entregados --for "$tesorera" -s autoriza="$tesorera" -s importe_entregado=770 -s forma_entrega=efectivo
day 2026-01-28
step 09:35 $tech do sin-viaje -s motivo_sin_viaje='El proveedor lo resolvió a distancia.' -s gasto_comprobado=0
step 10:20 $tech do saldados --for "$tesorera" -s autoriza="$tesorera" -s saldo=770
day 2026-02-03
step 10:00 $head reopen --note 'El boleto de autobús se había comprado y no se reembolsa: 210.'
signed 10:10 $tech viajero "$tecnico"
step 10:12 $tech do comprobados -s comprobantes='Autobús; boleto 5519; 210' -s gasto_comprobado=210
step 12:00 $tech do saldados --for "$tesorera" -s autoriza="$tesorera" -s saldo=560

ticket viaticos-red-2
day 2026-01-28
step 10:00 $tech do solicitados -s regreso=2026-01-29 -s transporte=empresa -s importe_transporte=380 -s importe_alimentos=350 -s importe_total=730
signed 12:00 $tech tesoreria "$tesorera"
step 12:02 $tech do entregados --for "$tesorera" -s autoriza="$tesorera" -s importe_entregado=730 -s forma_entrega=transferencia
day 2026-02-04
signed 09:30 $tech viajero "$tecnico"
step 09:32 $tech do comprobados -s comprobantes=$'Casetas; cuatro recibos; 380\nAlimentos; factura A-2470; 340' -s gasto_comprobado=720
day 2026-02-05
step 11:50 $tech do saldados --for "$tesorera" -s autoriza="$tesorera" -s saldo=10

# --- Travel and purchases on their own ---------------------------------------------------------------

ticket viaticos-visita qro-viaticos
day 2026-02-09
opened 10:00 $tech -s visita="$ventas" -s area=Ventas -s destino='Oficina foránea de Celaya' -s viajero=$tech \
    -s motivo='Inventario semestral de la oficina.' -s salida=2026-02-12
step 12:00 $head cancel --reason desistimiento --note 'El inventario se hará por videollamada.'

ticket viaticos-visita-2 qro-viaticos
day 2026-02-09
opened 10:05 $analyst -s visita="$ventas" -s area=Ventas -s destino='Oficina foránea de Celaya' -s viajero=$tech \
    -s motivo='Inventario semestral de la oficina.' -s salida=2026-02-12
step 10:20 $head cancel --reason duplicado --note 'Ya los había pedido Gonzalo.'

ticket compra-no-breaks qro-compra
day 2026-02-10
opened 09:30 $analyst -s solicita="$contadora" -s articulo='No break de 1500 VA' -s cantidad=4 \
    -s justificacion='En Contabilidad se pierde el trabajo con cada apagón.' -s impacto=medium -s urgencia=low
step 15:00 $buyer do aceptada -s fecha_compromiso=2026-02-20 -s respuesta='Se cotizan; la autorización es de gerencia por el importe.'
day 2026-02-11
step 12:00 $buyer do cotizado -s cotizaciones=$'Tienda Imaginaria; 5 200 cada uno; tres días; dos años\nCómputo Supuesto del Centro; 5 650 cada uno; un día; tres años'
step 13:00 $analyst do elegida -s asesoria='Los de tres años: las pilas se gastan a los dos.' -s eleccion='No break con tres años' \
    -s proveedor=computo-supuesto -s importe=22600
day 2026-02-13
step 10:00 $buyer do sin-autorizacion -s motivo_sin_compra='Gerencia lo deja para el segundo semestre.'

ticket compra-repetida qro-compra
day 2026-02-10
opened 11:00 $tech -s solicita="$contadora" -s articulo='No breaks para Contabilidad' -s cantidad=4 \
    -s justificacion='Apagones.' -s impacto=medium -s urgencia=low
step 11:20 $buyer cancel --reason duplicado --note 'Abril la pidió a las 9:30.'

ticket compra-proyector qro-compra
day 2026-02-12
opened 10:00 $head -s solicita="$gerente_ventas" -s articulo='Proyector para la sala de ventas' \
    -s justificacion='El de la sala se ve opaco.' -s impacto=low -s urgencia=low
step 16:00 $buyer cancel --reason desistimiento --note 'Ventas va a usar la pantalla de la sala de juntas.'

# --- Evaluations on their own ------------------------------------------------------------------------

# 01 02 03 04 05 02 04 05: stays; does not answer; evaluated again.
ticket evaluacion-impresion qro-evaluacion
day 2026-01-26
opened 12:00 $head -s proveedor=impresion-muestra -s servicio=impresion -s motivo=contrato \
    -s casos='El arrendamiento IM-R-019 vence en mayo y deja fuera piezas que sí debería cubrir.'
step 12:20 $analyst do reunidos -s objeto=servicio
bears compra-impresion
step 13:30 $head do cambio -s calidad=regular -s tiempos=buena -s atencion=mala -s garantia=mala -s costo=regular \
    -s analisis='Atiende a tiempo, pero cobra los cabezales y no avisa.' -s cotizar='Arrendamiento de seis impresoras con todas las piezas' \
    -s urgencia_compra=low
day 2026-02-06
step 12:30 $head do se-queda -s decision='La otra cuesta 40 % más. Se renueva si acepta incluir los cabezales.'
step 13:00 $head do avisado -s aviso='Se le pide incluir los cabezales en el arrendamiento que sigue.' -s aviso_medio=carta
day 2026-02-16
step 10:00 $analyst do sin-respuesta -s insistencia='Dos correos y una llamada sin contestar desde el día 6.'
step 12:00 $head do mejora -s calidad=regular -s tiempos=buena -s atencion=mala -s garantia=mala -s costo=regular \
    -s analisis='Sigue sin contestar. Se le pide la mejora con fecha, antes de buscar otro.'
step 12:30 $head do avisado -s aviso='O incluye los cabezales a más tardar el 27, o no se renueva.' -s aviso_medio=reunion
day 2026-02-19
step 11:00 $analyst do comprometido --for "$impresoras" -s contesta="$impresoras" \
    -s respuesta='Acepta incluirlos sin cambiar el precio.' -s compromiso=2026-02-27

ticket compra-impresion
day 2026-01-27
step 10:00 $clerk do aceptada -s fecha_compromiso=2026-02-05 -s respuesta='Se pide a dos arrendadoras.'
day 2026-02-04
step 16:00 $clerk do cotizado -s cotizaciones=$'Arrendadora Imaginaria; 14 000 al mes; 20 días; piezas incluidas\nCopias Postizas; 14 600 al mes; 15 días; piezas incluidas'
day 2026-02-05
step 10:00 $analyst do comparada -s asesoria='Las dos cubren las piezas y cuestan unos 4 000 más al mes que hoy.'

# 02 ajeno; reopened: now it is a fault.
ticket evaluacion-erp qro-evaluacion
day 2026-02-18
opened 09:30 $head -s proveedor=erp-inventado -s servicio=erp -s motivo=otro -s casos='Tres quejas de lentitud del ERP en una semana.'
step 09:50 $analyst do reunidos -s objeto=producto
step 13:00 $head do ajeno -s calidad=buena -s tiempos=buena -s atencion=buena -s garantia=buena -s costo=regular \
    -s analisis='La lentitud empezó al llenarse el disco del servidor, que es nuestro.' -s decision='Se amplía el disco. No se avisa al proveedor.'
day 2026-03-03
step 10:00 $head reopen --note 'Con el disco nuevo, la pantalla de inventarios sigue igual de lenta.'
step 12:30 $head do falla -s calidad=mala -s tiempos=buena -s atencion=buena -s garantia=buena -s costo=regular \
    -s analisis='El servidor está libre; una consulta de inventarios tarda 40 segundos.'
step 13:00 $analyst do avisado -s aviso='Se le manda la consulta y se le pide corregirla.' -s aviso_medio=portal

ticket evaluacion-telefonia qro-evaluacion
day 2026-02-20
opened 10:00 $analyst -s proveedor=enlaces-ficticios -s servicio=telefonia
step 10:30 $analyst do no-procede -s motivo_cierre='Son dos reportes del mismo día y por la misma causa; ya quedó.'

ticket evaluacion-licencias qro-evaluacion
day 2026-02-20
opened 11:00 $analyst -s proveedor=licencias-postizas -s motivo=otro -s casos='Entregó una licencia con el nombre equivocado.'
step 11:20 $head cancel --reason desistimiento --note 'La corrigió en una hora.'

ticket evaluacion-repetida qro-evaluacion
day 2026-02-18
opened 12:00 $analyst -s proveedor=erp-inventado -s servicio=erp -s motivo=otro -s casos='Lentitud del ERP.'
step 12:10 $head cancel --reason duplicado

# --- Maintenance ---------------------------------------------------------------------------------------

# 01 02 03; reopened weeks later.
ticket servicio-233 qro-mantenimiento
day 2025-11-26
opened 09:00 $head -s usuario="$linea" -s bien=PC-0233 -s programado=2025-11-28
step 09:30 $tech do acordada -s cita='2025-11-28 14:00'
day 2025-11-28
step 16:10 $tech do realizado -s realizado=2025-11-28 -s estado=regular \
    -s pruebas=$'Limpieza interior y exterior: hecha\nTemperatura y ventiladores: 62 °C, ventilador de la fuente ruidoso\nEstado del disco y espacio libre: correcto, 41 % libre\nActualizaciones del sistema: al día\nAnálisis de antivirus completo: limpio\nProgramas instalados contra la lista autorizada: sin diferencias\nRespaldo de la información del usuario: hecho' \
    -s trabajos='Limpieza y cambio de pasta térmica.' -s virus=no -s no_autorizados=no -s vencimientos=no -s mal_uso=no -s falla=no \
    -s reporte_licencias=$'Sistema operativo; OEM; sin vencimiento\nCliente del ERP; POL-2025-113; 31 de diciembre'
signed 16:30 $tech usuario "$linea"
step 16:32 $tech do entregado -s proximo=2026-02-27 -s recomendaciones='No tapar la rejilla con las hojas de ruta.'
day 2025-12-01
step 09:30 $head reopen --note 'Avisan que desde el viernes no imprime: se dejó el cable suelto.'
step 10:20 $tech do corregido -s correccion='Se conectó el cable de red, que quedó suelto, y se imprimió una prueba.'
signed 10:30 $tech usuario "$linea"
step 10:31 $tech do entregado -s proximo=2026-02-27

# 01 01 02 01 02 03 04 03: everything is found, and three tickets are opened.
ticket servicio-260 qro-mantenimiento
day 2026-01-07
opened 09:10 $head -s usuario="$disenadora" -s bien=PC-0260 -s programado=2026-01-08
step 09:40 $analyst do reprogramada -s reprogramado=2026-01-14 -s motivo_reprogramacion='Entrega planos el viernes.'
step 09:50 $analyst do acordada -s cita='2026-01-14 15:00'
day 2026-01-14
step 15:00 $analyst wait --reason usuario --note 'Está en videollamada con el cliente.'
step 15:40 $analyst resume
step 16:10 $analyst do pendiente -s motivo_pendiente='El cliente pidió cambios para hoy; no puede soltar el equipo.'
step 16:15 $analyst do acordada -s cita='2026-01-16 09:00'
day 2026-01-16
bears no-conformidad-convertidor licencia-cad falla-tableta
step 12:30 $analyst do realizado -s realizado=2026-01-16 -s estado=bueno \
    -s pruebas=$'Limpieza interior y exterior: hecha\nTemperatura y ventiladores: 58 °C\nEstado del disco y espacio libre: correcto, 22 % libre\nActualizaciones del sistema: aplicadas\nAnálisis de antivirus completo: un hallazgo\nProgramas instalados contra la lista autorizada: uno de más\nRespaldo de la información del usuario: hecho' \
    -s trabajos='Limpieza, actualizaciones y análisis.' -s virus=sí \
    -s virus_detalle='Un troyano en la carpeta de descargas, en cuarentena.' \
    -s no_autorizados=sí -s no_autorizados_detalle='Convertidor de planos a PDF, descargado el 9 de enero de un sitio gratuito. Traía el troyano.' \
    -s vencimientos=sí -s licencia='Diseño asistido, edición completa' -s licencia_tipo=software -s licencia_vence=2026-02-28 \
    -s reporte_licencias=$'Diseño asistido; contrato DA-77; 28 de febrero\nPaquete de oficina; contrato PO-12; 30 de septiembre' \
    -s mal_uso=no -s falla=sí -s falla_detalle='La tableta de dibujo pierde el trazo en la esquina superior derecha.'
step 12:50 $analyst do corregir -s motivo_correccion='Falta volver a poner el tapete y el acomodo de los dos monitores.'
step 13:10 $analyst do corregido -s correccion='Se acomodaron los monitores y el tapete como estaban.'
signed 13:15 $analyst usuario "$disenadora"
step 13:16 $analyst do entregado -s proximo=2026-04-16

# Opened by the maintenance; solved with the user.
ticket falla-tableta
day 2026-01-19
step 09:10 $analyst do clasificado -s impacto=low -s urgencia=low -s bien=PC-0260
step 09:11 $head assign $analyst
step 09:20 $analyst do interno
step 10:00 $analyst do resuelto -s revision='Tableta en otro equipo: igual' -s diagnostico='Punta gastada y controlador viejo.' \
    -s solucion='Punta nueva y controlador al día. Traza completa.' -s continuo=no -s mal_uso=no
signed 10:10 $analyst usuario "$disenadora"
step 10:11 $analyst do conforme

# 02 no-procede; reopened: it does. Left in 03.
ticket no-conformidad-convertidor
day 2026-01-16
step 13:30 $analyst do documentada -s evidencia='Instalador con su fecha y el aviso del antivirus, en la carpeta de Sistemas.' \
    -s accion_inmediata='Programa desinstalado y archivo en cuarentena.'
day 2026-01-20
signed 12:00 $analyst responsable_area "$produccion"
signed 12:00 $analyst recursos_humanos "$rh"
step 12:02 $analyst do no-procede --for "$rh" -s reunion=2026-01-20 -s responsable="$produccion" -s rh="$rh" \
    -s version_usuario='Dice que se lo pidió el cliente y que avisó a su jefe.' \
    -s resolucion='Su jefe confirma que avisó. Se le explica que el permiso es de Sistemas.'
day 2026-02-24
step 10:00 $head reopen --note 'El mismo convertidor está otra vez, instalado el 20 de febrero.'
signed 13:00 $head responsable_area "$produccion"
signed 13:00 $head recursos_humanos "$rh"
step 13:02 $head do procede --for "$rh" -s reunion=2026-02-24 -s responsable="$produccion" -s rh="$rh" \
    -s version_usuario='Lo necesitaba el mismo día.' -s resolucion='Llamada de atención por escrito; Sistemas le instala uno autorizado.' \
    -s compromiso=2026-03-06

ticket servicio-199 qro-mantenimiento
day 2026-01-22
opened 09:00 $head -s usuario="$almacen" -s bien=PC-0199 -s programado=2026-01-23
step 09:20 $tech do fuera-de-uso -s motivo_baja='El andén usa terminales desde esta semana; el equipo pasa a baja.'

ticket servicio-251 qro-mantenimiento
day 2026-01-22
opened 09:05 $head -s usuario="$contadora" -s bien=PC-0251 -s programado=2026-01-26 -s origen=extraordinario \
    -s encargo='Revisarla antes del cierre anual.'
step 10:00 $head cancel --reason desistimiento --note 'Se le dio servicio en diciembre; alcanza hasta marzo.'

ticket servicio-260-repetido qro-mantenimiento
day 2026-01-08
opened 10:00 $tech -s usuario="$disenadora" -s bien=PC-0260 -s programado=2026-01-08
step 10:05 $head cancel --reason duplicado --note 'Ya estaba en el programa y se cambió al 14.'

# --- Licences -------------------------------------------------------------------------------------------

# Opened by the maintenance. 01 02 02 03: put off once, agreed, renewed.
ticket licencia-cad
day 2026-01-19
step 12:00 $analyst wait --reason usuario --note 'Ingeniería dirá cuántas usa de verdad.'
day 2026-01-21
step 10:00 $analyst resume
step 10:30 $analyst do renovar -s cantidad=3 -s en_uso=3 -s costo=38400 -s mes_plan=2026-02-01 -s urgencia_compra=high \
    -s revision='Tres diseñadores la usan a diario; la cuarta no se abre desde octubre. Se renuevan tres.' -s proveedor=licencias-postizas
day 2026-01-23
step 13:00 $head do pospuesta -s reunion=2026-01-23 -s gerente="$produccion" \
    -s asistentes=$'Gerente de Producción\nGerente de Ventas\nResponsable de Sistemas' \
    -s asuntos=$'Renovación de tres licencias de diseño\nReporte de licencias de enero' -s acuerdos='Producción trae el dato de la cuarta licencia; Gerente de Producción; 30 de enero'
day 2026-01-30
signed 12:55 $head gerente "$produccion"
signed 12:56 $head jefatura "$jefa"
bears compra-cad
step 13:00 $head do acordada -s reunion=2026-01-30 -s gerente="$produccion" \
    -s asistentes=$'Gerente de Producción\nGerente de Ventas\nResponsable de Sistemas' \
    -s asuntos='Renovación de tres licencias de diseño' -s acuerdos=$'Se renuevan tres; Sistemas; 20 de febrero\nLa cuarta se deja vencer; Sistemas; 28 de febrero'
day 2026-02-20
signed 11:58 $head jefatura "$jefa"
step 12:00 $analyst do actualizada -s instalada_en=$'PC-0260\nPC-0261\nPC-0262' -s vence_nueva=2027-02-28

ticket compra-cad
day 2026-01-30
step 17:00 $buyer do aceptada -s fecha_compromiso=2026-02-20 -s respuesta='Es renovación con el mismo distribuidor.'
day 2026-02-05
step 10:00 $buyer do cotizado -s cotizaciones='Licencias Postizas; 12 800 cada una; cinco días; un año de uso'
step 11:00 $analyst do elegida -s asesoria='Único distribuidor que conserva el contrato.' -s eleccion='Renovación de tres, un año' \
    -s proveedor=licencias-postizas -s importe=38400
step 12:00 $buyer do pedida -s orden_compra=OC-2026-0052
day 2026-02-19
signed 16:00 $buyer recibe "$analista"
step 16:02 $buyer do entregada -s recibe="$analista" -s factura=LP-310

# 01 02 03 02 02 03: the money is refused the first time.
ticket licencia-antivirus qro-licencias
day 2026-01-28
opened 10:00 $analyst -s area=Sistemas -s licencia='Antivirus corporativo, 10 puestos más' -s tipo=software -s cantidad=10 \
    -s origen=plan -s detalle='Para los equipos nuevos de la nave 2.'
step 11:00 $analyst do comprar -s en_uso=60 -s costo=9000 -s mes_plan=2026-02-01 -s urgencia_compra=medium \
    -s revision='Los 60 puestos están ocupados; faltan 10 para la nave 2.'
day 2026-01-30
signed 13:05 $head gerente "$produccion"
bears compra-antivirus
step 13:10 $head do acordada -s reunion=2026-01-30 -s gerente="$produccion" \
    -s asistentes=$'Gerente de Producción\nGerente de Ventas\nResponsable de Sistemas' \
    -s asuntos='Diez puestos de antivirus' -s acuerdos='Se compran diez; Compras; 13 de febrero'
day 2026-02-10
step 10:00 $analyst do sin-compra -s motivo_sin_compra='No se autorizó el gasto de febrero.'
day 2026-02-13
signed 12:55 $head gerente "$gerente_ventas"
bears compra-antivirus-2
step 13:00 $head do acordada -s reunion=2026-02-13 -s gerente="$gerente_ventas" \
    -s asistentes=$'Gerente de Ventas\nResponsable de Sistemas' \
    -s asuntos='Diez puestos de antivirus, otra vez' -s acuerdos='Se compran con el presupuesto de marzo; Compras; 6 de marzo'

ticket compra-antivirus
day 2026-02-03
step 11:00 $clerk do aceptada -s fecha_compromiso=2026-02-13 -s respuesta='Se cotiza con el distribuidor.'
day 2026-02-05
step 13:00 $clerk do cotizado -s cotizaciones='Licencias Postizas; 900 cada uno; un día; un año'
step 13:30 $analyst do elegida -s asesoria='Es el mismo producto que ya se usa.' -s eleccion='Diez puestos' -s importe=9000
day 2026-02-09
step 17:00 $clerk do sin-autorizacion -s motivo_sin_compra='Febrero ya no tiene presupuesto.'

# Open: quoted, to be chosen.
ticket compra-antivirus-2
day 2026-02-16
step 10:00 $clerk do aceptada -s fecha_compromiso=2026-03-06 -s respuesta='Se compra el 2 de marzo.'
day 2026-03-02
step 16:00 $clerk do cotizado -s cotizaciones='Licencias Postizas; 920 cada uno; un día; un año'

# 01 02 04; reopened, left in 01.
ticket licencia-fax qro-licencias
day 2026-02-04
opened 09:30 $analyst -s area=Compras -s licencia='Servidor de fax' -s tipo=hardware -s vence=2026-02-28
step 10:00 $analyst do no-renovar -s en_uso=0 -s revision='El servicio de fax se quitó en 2025.'
day 2026-02-06
signed 12:55 $head gerente "$gerente_ventas"
step 13:00 $head do se-deja -s reunion=2026-02-06 -s gerente="$gerente_ventas" \
    -s asistentes=$'Gerente de Producción\nGerente de Ventas\nResponsable de Sistemas' \
    -s asuntos='Licencia del servidor de fax' -s acuerdos='Se deja vencer; Sistemas; 28 de febrero'
day 2026-02-27
step 10:00 $tech do retirada -s retiro='Servidor de fax apagado y retirado del gabinete.'
day 2026-03-04
step 11:00 $head reopen --note 'Comercio exterior pide el fax para un trámite; se revisa otra vez.'

ticket licencia-oficina qro-licencias
day 2026-02-04
opened 10:10 $analyst -s area=Ventas -s licencia='Paquete de oficina' -s tipo=software -s cantidad=2 -s origen=solicitud
step 12:00 $head cancel --reason desistimiento --note 'Las dos personas usan la versión en línea.'

ticket licencia-cad-repetida qro-licencias
day 2026-01-19
opened 12:30 $tech -s usuario="$disenadora" -s licencia='Diseño asistido' -s tipo=software
step 12:35 $head cancel --reason duplicado --note 'Ya la abrió el mantenimiento.'

# --- Needs ------------------------------------------------------------------------------------------------

# A report that is no fault: it becomes a need.
ticket tablero
day 2025-12-09
opened 10:00 $analyst -s usuario="$linea" -s canal=presencial \
    -s problema='Quiere ver en la línea, en una pantalla, cuántas piezas van y cuántas faltan.'
bears necesidad-tablero
step 10:10 $analyst do necesidad

# 01 02 02 03 04 03 04 05 03 04 05 06: everything that may happen to it.
ticket necesidad-tablero
day 2025-12-09
step 11:00 $analyst wait --reason cliente --note 'Está en la línea; recibe a las cuatro.'
step 16:00 $analyst resume
signed 16:50 $analyst gerente "$produccion"
step 16:55 $analyst do revisada -s gerente="$produccion" \
    -s necesidad_real='Piezas hechas, rechazadas y faltantes de la orden, en la línea y en la oficina del gerente, con no más de cinco minutos de retraso.'
day 2025-12-12
step 13:00 $head do pospuesta -s reunion=2025-12-12 -s asistentes=$'Gerente de Producción\nResponsable de Sistemas' \
    -s asuntos='Tablero de producción' -s acuerdos='Se ve con Ventas presente; Responsable de Sistemas; 19 de diciembre'
day 2025-12-19
step 13:00 $head do implementacion -s reunion=2025-12-19 -s asistentes=$'Gerente de Producción\nGerente de Ventas\nResponsable de Sistemas' \
    -s asuntos='Tablero de producción' -s acuerdos='Es una implementación nueva: se informa a gerencia general; Responsable de Sistemas; 9 de enero'
day 2026-01-08
step 12:00 $head do informada -s propuesta='Una pantalla por línea con los datos del ERP.' -s beneficios='Se corrige el ritmo en el turno, no al día siguiente.' \
    -s riesgos='El ERP puede cargarse.' -s costo=65000 -s plazo='Dos meses' -s involucrados=$'Producción: lo pide\nERP: pide que no se lea cada segundo'
day 2026-01-09
step 12:00 $head do falta-informacion --for "$general" -s decide="$general" -s falta_informacion='Qué costaría con tres pantallas en vez de ocho.'
day 2026-01-13
step 12:00 $head do informada -s propuesta='Tres pantallas, en las líneas con más rechazo.' -s beneficios='Se corrige el ritmo en el turno, no al día siguiente.' \
    -s riesgos='El ERP puede cargarse; se lee cada cinco minutos.' -s costo=28000 -s plazo='Un mes' -s involucrados=$'Producción: de acuerdo\nERP: de acuerdo'
day 2026-01-16
signed 12:00 $head gerencia_general "$general"
bears compra-pantallas
step 12:05 $head do viable-con-compra --for "$general" -s decide="$general" -s dictamen='Viable con tres pantallas.' -s condiciones='Un mes de prueba.' \
    -s articulo='Pantalla industrial de 43 pulgadas' -s urgencia_compra=medium
day 2026-01-23
step 10:00 $analyst do sin-compra -s motivo_sin_compra='Nadie entrega pantallas industriales antes de mayo.'
step 11:00 $head do informada -s propuesta='Tres monitores que ya hay en stock, con cubierta.' -s beneficios='Los mismos, sin esperar a mayo.' \
    -s riesgos='Duran menos en piso.' -s costo=3000 -s plazo='Dos semanas' -s involucrados='Producción: de acuerdo'
day 2026-01-26
signed 12:00 $head gerencia_general "$general"
step 12:05 $head do viable --for "$general" -s decide="$general" -s dictamen='Viable con lo que hay en stock.'
day 2026-02-11
step 13:00 $analyst do implementada -s implementacion='Tres monitores con el tablero, que lee el ERP cada cinco minutos.'
signed 15:00 $analyst cliente "$linea"
step 15:02 $analyst do respondido -s respuesta='Funciona en las líneas 1, 3 y 4. A los dos meses se revisa si se extiende.'

ticket compra-pantallas
day 2026-01-16
step 16:00 $buyer do aceptada -s fecha_compromiso=2026-01-30 -s respuesta='Se busca con distribuidores industriales.'
day 2026-01-22
step 16:00 $buyer do sin-oferta -s motivo_sin_compra='Cuatro distribuidores: ninguno entrega antes de mayo.'

# Bought and implemented.
ticket necesidad-lectores qro-necesidad
day 2026-01-14
opened 10:00 $analyst -s cliente="$almacen" -s necesidad='Leer las tarimas sin bajarse del montacargas.'
signed 10:50 $analyst gerente "$produccion"
step 11:00 $analyst do revisada -s gerente="$produccion" -s necesidad_real='Dos lectores de largo alcance, montados, que escriban en la misma pantalla del ERP.'
day 2026-01-16
step 13:00 $head do implementacion -s reunion=2026-01-16 -s asistentes=$'Gerente de Producción\nResponsable de Sistemas' \
    -s asuntos='Lectores de montacargas' -s acuerdos='Se informa a gerencia general; Responsable de Sistemas; 19 de enero'
day 2026-01-19
step 12:00 $head do informada -s propuesta='Dos lectores de largo alcance.' -s beneficios='Veinte minutos menos por turno.' -s riesgos='Ninguno de cuidado.' \
    -s costo=31000 -s plazo='Tres semanas' -s involucrados='Almacén: lo pide'
day 2026-01-20
signed 12:00 $head gerencia_general "$general"
bears compra-lectores
step 12:05 $head do viable-con-compra --for "$general" -s decide="$general" -s dictamen='Viable.' \
    -s articulo='Lector de código de largo alcance, con base' -s urgencia_compra=medium
day 2026-02-10
step 16:00 $analyst do implementada -s implementacion='Dos lectores montados y probados.'
signed 16:30 $analyst cliente "$almacen"
step 16:32 $analyst do respondido -s respuesta='Entregados y explicados a los tres turnos.'

ticket compra-lectores
day 2026-01-20
step 17:00 $buyer do aceptada -s fecha_compromiso=2026-02-10 -s respuesta='Se cotiza con dos.'
day 2026-01-22
step 12:00 $buyer do cotizado -s cotizaciones=$'Códigos Imaginarios; 15 200 cada uno; diez días; dos años\nLecturas Supuestas; 16 800 cada uno; cinco días; un año'
step 13:00 $analyst do elegida -s asesoria='El primero: más garantía, y no urge.' -s eleccion='Lector de Códigos Imaginarios' -s importe=30400
step 16:00 $buyer do pedida -s orden_compra=OC-2026-0044
day 2026-02-09
signed 12:00 $buyer recibe "$almacen"
step 12:02 $buyer do entregada -s recibe="$almacen"

# With what there is.
ticket necesidad-reporte qro-necesidad
day 2026-01-21
opened 12:00 $analyst -s cliente="$contadora" -s necesidad='Un reporte de gastos por área que hoy arma a mano.'
signed 12:40 $analyst gerente "$gerente_ventas"
step 12:45 $analyst do revisada -s gerente="$gerente_ventas" -s necesidad_real='Los gastos por centro de costo, cada mes, en una hoja.'
day 2026-01-23
step 13:10 $head do con-lo-que-hay -s reunion=2026-01-23 -s asistentes=$'Gerente de Ventas\nResponsable de Sistemas' \
    -s asuntos='Reporte de gastos' -s acuerdos='Se hace con el generador del ERP; Abril; 30 de enero'
day 2026-01-28
step 12:00 $analyst do implementada -s implementacion='Reporte programado para el día 1 de cada mes.'
signed 12:30 $analyst cliente "$contadora"
step 12:31 $analyst do respondido -s respuesta='Le llega por correo; se le enseñó a pedirlo entre fechas.'

# Not viable; reopened, left in 01.
ticket necesidad-app qro-necesidad
day 2026-01-28
opened 16:00 $analyst -s cliente="$gerente_ventas" -s area=Ventas -s necesidad='Una aplicación propia para levantar pedidos en el teléfono.'
signed 16:40 $analyst gerente "$gerente_ventas"
step 16:45 $analyst do revisada -s gerente="$gerente_ventas" -s necesidad_real='Pedidos con existencias, sin señal, que entren al ERP al volver.'
day 2026-01-30
step 13:20 $head do implementacion -s reunion=2026-01-30 -s asistentes=$'Gerente de Producción\nGerente de Ventas\nResponsable de Sistemas' \
    -s asuntos='Aplicación de pedidos' -s acuerdos='Se informa a gerencia general; Responsable de Sistemas; 4 de febrero'
day 2026-02-04
step 12:00 $head do informada -s propuesta='Desarrollo por un tercero.' -s beneficios='Pedidos el mismo día.' -s riesgos='Depender de un tercero.' \
    -s costo=480000 -s plazo='Ocho meses' -s involucrados=$'Ventas: lo pide\nERP: pide usar su módulo'
day 2026-02-06
signed 12:00 $head gerencia_general "$general"
step 12:05 $head do no-viable --for "$general" -s decide="$general" -s dictamen='No es viable por su costo. Se prueba el módulo del ERP.'
signed 16:00 $analyst cliente "$gerente_ventas"
step 16:02 $analyst do respondido -s respuesta='Se le explicó el dictamen y se le ofreció el módulo del ERP.'
day 2026-03-03
step 12:00 $head reopen --note 'Un cliente ofrece pagar la mitad: se revisa otra vez la necesidad.'

ticket necesidad-monitor qro-necesidad
day 2026-02-11
opened 10:00 $analyst -s cliente="$contadora" -s necesidad='Un segundo monitor.'
step 10:30 $analyst do sin-necesidad -s gerente="$gerente_ventas" -s motivo_cierre='Ya lo tiene: estaba conectado y apagado.'

ticket necesidad-chat qro-necesidad
day 2026-02-11
opened 11:00 $analyst -s cliente="$disenadora" -s necesidad='Un chat interno.'
step 11:30 $head cancel --reason desistimiento --note 'Ingeniería usa el del correo.'

ticket necesidad-tablero-2 qro-necesidad
day 2026-02-12
opened 11:00 $analyst -s cliente="$operador" -s necesidad='Una pantalla con las piezas de la línea 1.'
step 11:10 $head cancel --reason duplicado --note 'Ya está: es el tablero de las líneas.'

# --- Non-conformities on their own ---------------------------------------------------------------------------

ticket no-conformidad-usb qro-no-conformidad
day 2026-02-05
opened 09:00 $analyst -s usuario="$linea" -s bien=PC-0233 -s tipo=uso-indebido -s hechos='Avisan que copia música a la computadora de la línea.'
step 10:30 $analyst do sin-sustento -s motivo_cierre='Era el manual en audio de la máquina, autorizado.'

ticket no-conformidad-red qro-no-conformidad
day 2026-02-05
opened 11:00 $analyst -s usuario="$operador" -s tipo=uso-indebido -s hechos='Descarga de películas desde la red de la planta.'
step 12:00 $head cancel --reason desistimiento --note 'La descarga venía de un equipo de visita, no del usuario.'

ticket no-conformidad-red-2 qro-no-conformidad
day 2026-02-05
opened 11:20 $tech -s usuario="$operador" -s tipo=uso-indebido -s hechos='Descargas en la red.'
step 11:25 $head cancel --reason duplicado

ticket no-conformidad-rh qro-no-conformidad
day 2026-02-06
opened 10:00 $analyst -s usuario="$almacen" -s tipo=uso-indebido -s hechos='Usó la cuenta de un compañero para registrar su entrada.'
step 10:40 $head cancel --reason transferido --note 'No es del equipo: lo lleva Recursos Humanos.'

# --- Still open ------------------------------------------------------------------------------------------------

# 06: the provider is late; a technician waits by hand in 04 first.
ticket erp
day 2026-03-03
opened 09:30 $analyst -s usuario="$contadora" -s canal=correo -s servicio=erp \
    -s problema='Al timbrar una nota de crédito el ERP da error 301 y la deja a medias.'
step 09:36 $analyst do clasificado -s urgencia=high
step 09:37 $head assign $analyst
step 09:50 $analyst do externo -s proveedor=erp-inventado
step 09:55 $analyst wait --reason proveedor --note 'En la fila de su mesa: contestan en el orden en que entran.'
step 11:05 $analyst resume
step 11:10 $analyst do con-tiempo -s caso_proveedor=E-2207 -s tiempo_dado='2026-03-03 11:08' -s solucion_prevista='2026-03-04 12:00'
step 11:20 $analyst do comunicado -s aviso_usuario='Correo: mañana a mediodía. Mientras, que no timbre notas de crédito.'

# 08, waiting for the purchase, with a loan.
ticket pantalla
day 2026-03-03
opened 12:10 $tech -s usuario="$contadora" -s servicio=equipo-de-computo -s bien=PC-0251 -s problema='La pantalla parpadea y se puso verde.'
step 12:16 $tech do clasificado -s urgencia=medium
step 12:17 $head assign $tech
step 12:25 $tech do interno
bears compra-monitor
step 13:00 $tech do reemplazo -s revision=$'Con otro cable: igual\nEn otro equipo: igual' -s diagnostico='Panel dañado.' \
    -s articulo='Monitor de 24 pulgadas' -s cantidad=1 -s urgencia_compra=low -s continuo=no -s mal_uso=no
signed 13:15 $tech usuario "$contadora"
step 13:20 $tech do prestado -s condicion_retencion='Panel verde, sin golpes.' -s prestamo_equipo=MO-0102 -s prestamo_condicion='Buena.' -s prestamo_hasta=2026-03-20

# 02: to be decided.
ticket telefono
day 2026-03-04
opened 09:20 $analyst -s usuario="$disenadora" -s servicio=telefonia -s problema='Su extensión suena ocupada desde ayer.'
step 09:26 $analyst do clasificado -s urgencia=medium

# 02, next service of the programme.
ticket servicio-233-marzo qro-mantenimiento
day 2026-02-24
opened 09:00 $head -s usuario="$linea" -s bien=PC-0233 -s programado=2026-02-27
step 09:20 $tech do acordada -s cita='2026-02-27 14:00'

# --- Play ------------------------------------------------------------------------------------------------------

make_desk
while IFS=$'\t' read -r moment _ step; do
    eval "play $moment $step"
done < <(sort "$queue")

FOLIO_NOW=2026-03-04T12:00:00-06:00 FOLIO_USER=sistemas-1 "$folio" -C "$desk" check
