#!/usr/bin/env bash
# Makes a sample desk of min-soporte and its three instructions with commands alone, as its people
# would have written it: one folio command per step, with the clock and the actor pinned. Its cases
# walk every outcome of every activity of the four procedures, every wait, every reason for
# cancelling, and reopenings.
#
#   scripts/sample-desks/min-soporte.sh FOLIO_BINARY DIR
#
# DIR is an empty folder, or is not there yet. Each case is told here from beginning to end; its steps are queued and
# then played together in order of time, since folios follow the order in which cases are opened.
set -euo pipefail

fail() { printf 'min-soporte: %s\n' "$*" >&2; exit 1; }

[ $# = 2 ] || fail "usage: min-soporte.sh FOLIO_BINARY DIR"
folio=$1 desk=$2
case $folio in */*) folio=$(cd "$(dirname "$folio")" && pwd)/$(basename "$folio") ;; esac
command -v "$folio" > /dev/null || fail "no such program: $folio"
# A real desk must never get cases from this script.
[ ! -e "$desk/catalog" ] || fail "$desk is a desk already"
kit=$(cd "$(dirname "$0")/../../kits/min-soporte" && pwd)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/names"
queue=$work/queue
: > "$queue"

export FOLIO_LANG=es
unset FOLIO_NOW FOLIO_USER

# --- Telling -------------------------------------------------------------------------------------

ticket= procedure=min-soporte today= count=0

# ticket NAME [PROCEDURE]: what follows is about this case. `@NAME` stands for its folio.
ticket() { ticket=$1 procedure=${2:-min-soporte}; }

# day YYYY-MM-DD: what follows happens on this day.
day() { today=$1; }

# step HH:MM WHO COMMAND [ARGUMENT]…: a folio command on the case.
step() {
    count=$((count + 1))
    printf '%sT%s:00-05:00\t%06d\t%s\n' "$today" "$1" "$count" "$(printf '%q ' "$ticket" "${@:2}")" >> "$queue"
}

# opened HH:MM WHO [ARGUMENT]…: opens the case.
opened() { step "$1" "$2" new --procedure "$procedure" "${@:3}"; }

# child HH:MM WHO NAME OUTCOME [ARGUMENT]…: an outcome that opens a case, to be called NAME.
child() { step "$1" "$2" child "${@:3}"; }

# signed HH:MM WHO ROLE NAME: a signature on the case.
signed() { step "$1" "$2" sign --as "$3" --name "$4"; }

# received HH:MM TECHNICIAN IMPACT URGENCY MEANS: activities 1, 2 and 3 in ten minutes.
received() {
    local hour=${1%:*} minute=$((10#${1#*:}))
    at() { printf '%s:%02d' "$hour" $((minute + $1)); }
    step "$(at 0)" $coordinator do comunicada
    step "$(at 4)" $coordinator do registrada
    step "$(at 8)" $coordinator assign "$2"
    step "$(at 9)" $coordinator do coordinada -s impacto="$3" -s urgencia="$4" -s tecnico="$2" -s recursos="$5"
}

# closed HH:MM WHO TECHNICIAN OFFICIAL TEXT: both sign, and the case is closed.
closed() {
    signed "$1" "$2" funcionario "$4"
    signed "$1" "$2" tecnico "$3"
    step "$1" "$2" do cerrado -s cierre="$5"
}

# --- Playing -------------------------------------------------------------------------------------

folio_of() { cat "$work/names/$1" 2> /dev/null || fail "no case is called $1 yet"; }

# play MOMENT NAME WHO COMMAND [ARGUMENT]…
play() {
    local moment=$1 name=$2 who=$3 command=$4 argument said opens=
    local -a arguments=()
    shift 4
    if [ "$command" = child ]; then
        opens=$1 command=do
        shift
        arguments=(--json)
    fi
    for argument; do
        case $argument in @*) argument=$(folio_of "${argument#@}") ;; esac
        arguments+=("$argument")
    done
    [ "$command" = new ] || arguments=("$(folio_of "$name")" ${arguments[@]+"${arguments[@]}"})
    said=$(FOLIO_NOW=$moment FOLIO_USER=$who "$folio" -C "$desk" "$command" "${arguments[@]}" 2>&1 < /dev/null) \
        || fail "$moment $name: folio $command ${arguments[*]}"$'\n'"$said"
    if [ "$command" = new ]; then
        # The folio stands on a line of its own; advice may surround it.
        grep -m 1 -Ex '[A-Z]+-[0-9]+-[0-9]+' <<< "$said" > "$work/names/$name" || fail "$name has no folio: $said"
    elif [ -n "$opens" ]; then
        tr -d ' \n' <<< "$said" | sed -n 's/.*"opens":\["\([^"]*\)".*/\1/p' > "$work/names/$opens"
        [ -s "$work/names/$opens" ] || fail "$name opened no $opens: $said"
    fi
}

# --- People --------------------------------------------------------------------------------------

# Who types, as catalog/people.toml has them.
coordinator=coordinacion-1 tech1=tecnico-1 tech2=tecnico-2 tech3=tecnico-3 tech4=tecnico-4
dev1=desarrollo-1 dev2=desarrollo-2 buyer=contratacion-1 store=almacen-1

# Those who sign or are named.
coordinadora='Coordinadora de Ejemplo'
tecnico1='Técnico de Ejemplo Uno'
tecnico2='Técnica de Ejemplo Dos'
tecnico3='Técnico de Ejemplo Tres'
tecnico4='Técnica de Ejemplo Cuatro'
dev_uno='Desarrolladora de Ejemplo Uno'
dev_dos='Desarrollador de Ejemplo Dos'
almacenista='Almacenista de Ejemplo'
ordenadora='Secretaria General de Ejemplo'
planeacion='Funcionaria de Ejemplo Uno'
documental='Funcionario de Ejemplo Dos'
despacho='Leonor Supuesta Cárdenas'
financiera='Evelio Ficticio Barragán'
talento='Funcionaria de Ejemplo Cinco'
conductor='Funcionario de Ejemplo Seis'

# From the suppliers.
garantias='Ingeniero de Ejemplo, de Equipos de Ejemplo'
impresoras='Técnica de Ejemplo, de Impresoras Muestra'

# --- October 2025 --------------------------------------------------------------------------------

# 1 2 3 4.1 4.2 5.1: first level. It comes back two days later.
ticket correo-lleno
day 2025-10-06
opened 08:10 $coordinator -s funcionario="$planeacion" -s servicio=correo \
    -s solicitud='No le entran correos desde el viernes. A quien le escribe le llega un aviso en inglés.'
received 08:12 $tech1 low high 'Ninguno: se atiende por acceso remoto.'
step 08:40 $tech1 do diagnosticado \
    -s pruebas=$'Ingreso por la web: sí.\nEspacio del buzón: 100 %.' -s diagnostico='Buzón lleno.'
step 09:05 $tech1 do primer-nivel -s orientacion='Se vació la papelera y se archivaron los adjuntos de 2024. Buzón al 41 %.'
closed 09:20 $tech1 "$tecnico1" "$planeacion" 'Resuelto por acceso remoto. Se le enseñó a archivar.'
day 2025-10-08
step 10:02 $coordinator reopen --note 'La funcionaria avisa que el buzón se llenó otra vez.'
step 11:15 $tech1 do diagnosticado -s diagnostico='Una regla reenvía copia de todo a la misma cuenta.'
step 11:30 $tech1 do primer-nivel -s orientacion='Se quitó la regla. Buzón al 43 % y estable una hora después.'
step 11:41 $tech1 link @buzon-despacho --note 'El mismo aviso, otra causa.'
closed 11:45 $tech1 "$tecnico1" "$planeacion" 'La causa era una regla de reenvío, no el tamaño de los adjuntos.'

# Turned down: it is not for this desk.
ticket buzon-despacho
day 2025-10-07
opened 09:00 $coordinator -s funcionario="$despacho" -s servicio=correo -s medio=presencial \
    -s solicitud='Pide abrirle el correo a su hijo, que lo tiene lleno.'
step 09:05 $coordinator do comunicada
step 09:06 $coordinator cancel --reason fuera-de-alcance --note 'Es una cuenta personal. Se le orientó.'

# 3 → 3 without people, then under warranty, not satisfied, first level.
ticket portatil-pantalla
day 2025-10-14
opened 08:20 $coordinator -s funcionario="$financiera" -s servicio=equipo-de-computo -s equipo=5-2214 \
    -s solicitud='La pantalla del portátil parpadea y a ratos se apaga. Cierra el mes el viernes.'
step 08:22 $coordinator do comunicada
step 08:26 $coordinator do registrada
step 08:40 $coordinator do sin-disponibilidad -s impacto=low -s urgencia=high \
    -s recursos='Los tres técnicos están en el traslado de la sede norte hasta mañana.'
day 2025-10-15
step 08:05 $coordinator resume --note 'Terminó el traslado.'
step 08:10 $coordinator assign $tech2
step 08:12 $coordinator do coordinada -s tecnico=$tech2 -s recursos='Monitor de préstamo disponible.'
step 09:30 $tech2 do diagnosticado \
    -s pruebas=$'Enciende y arranca: sí.\nCon monitor externo: sin falla.' \
    -s diagnostico='Falla la pantalla o su cable. El equipo está en garantía hasta 2027.' -s en_garantia=yes
step 09:35 $tech2 do planear
step 10:05 $tech2 do garantia -s plan='Monitor de préstamo hoy. La pantalla la cambia el proveedor en sitio.' \
    -s proveedor=equipos-ejemplo -s falla='Pantalla intermitente, portátil 5-2214.' -s caso_proveedor=EE-40117
day 2025-10-16
step 14:30 $tech2 do atendido --for "$garantias" -s atiende="$garantias" -s atencion='Cambió la pantalla y el cable en el puesto.'
step 15:10 $tech2 do solucionado -s plan='Comprobar una hora con carga.' -s solucion='Pantalla nueva, una hora sin parpadeo. Se recogió el monitor de préstamo.'
step 15:40 $tech2 do inconforme -s inconformidad='Los colores se ven amarillos y no distingue las celdas resaltadas.'
step 16:00 $tech2 do diagnosticado -s diagnostico='Modo nocturno activado por el instalador.' -s en_garantia=yes
step 16:05 $tech2 do primer-nivel -s orientacion='Se desactivó el modo nocturno.'
closed 16:15 $tech2 "$tecnico2" "$financiera" 'Pantalla cambiada en garantía y colores ajustados. Contrato MIN-045-2025.'

# Not solved: the supplier comes, and a part is still missing. It overrules the matrix.
ticket impresora-ventanilla
day 2025-10-20
opened 09:00 $coordinator -s funcionario="$documental" -s servicio=impresion -s equipo=5-3071 -s medio=presencial \
    -s solicitud='La impresora de la ventanilla atasca cada hoja. Hay fila de ciudadanos.'
step 09:02 $coordinator do comunicada
step 09:04 $coordinator do registrada
step 09:06 $coordinator assign $tech4
step 09:07 $coordinator do coordinada -s impacto=medium -s urgencia=high -s prioridad=critical -s tecnico=$tech4 \
    -s recursos='Impresora de respaldo en el piso 2.' --note 'Hay atención al ciudadano detenida.'
step 09:40 $tech4 do diagnosticado -s pruebas='Página de prueba desde la impresora: se atasca.' \
    -s diagnostico='Rodillo de arrastre gastado.' -s en_garantia=no
step 09:42 $tech4 do planear
step 10:20 $tech4 do sin-solucion -s plan='Impresora de respaldo en la ventanilla. El rodillo es del proveedor.' \
    -s proveedor=impresoras-muestra -s falla='Rodillo de arrastre gastado, impresora 5-3071.'
step 15:10 $tech4 do atendido --for "$impresoras" -s caso_proveedor=IM-887 -s atiende="$impresoras" \
    -s atencion='Limpió el rodillo; trae el repuesto mañana.'
step 15:15 $tech4 wait --reason proveedor --note 'Falta el rodillo nuevo.'
day 2025-10-21
step 10:00 $tech4 resume --note 'Llegó el rodillo.'
step 10:40 $tech4 do solucionado -s plan='Cambiar el rodillo y probar cien hojas.' -s solucion='Rodillo nuevo, cien hojas sin atasco.'
closed 10:55 $coordinator "$tecnico4" "$documental" 'Impresora en servicio. El respaldo volvió al piso 2.'

# Software development, as long as it gets.
ticket reporte-tramites
day 2025-10-22
opened 14:00 $coordinator -s funcionario="$planeacion" -s servicio=aplicaciones -s medio=memorando \
    -s solicitud='Memorando 2025-118: necesita el informe mensual de trámites por dependencia, que hoy arma a mano en tres días.'
received 14:05 $tech2 medium low 'Ninguno.'
step 15:20 $tech2 do diagnosticado -s diagnostico='Ninguna aplicación da el informe. Los datos están en correspondencia y en trámites.'
child 15:30 $tech2 modulo-informes desarrollo -s necesidad='Informe mensual de trámites por dependencia, a partir de correspondencia y trámites.'
day 2026-02-06
step 08:30 $tech2 resume
day 2026-02-10
step 09:00 $tech2 do solucionado -s plan='Comprobar el informe de enero con la funcionaria.' \
    -s solucion='El módulo de informes da el de enero en un minuto, igual al que hizo a mano.'
closed 09:30 $tech2 "$tecnico2" "$planeacion" 'Queda con el módulo de informes y su manual.'

ticket modulo-informes min-desarrollo
day 2025-10-24
step 10:00 $dev1 do levantados -s requerimientos='Informe por dependencia y mes, en hoja de cálculo.'
step 11:00 $coordinator do precisar -s precisiones='¿Cuenta la fecha de radicación o la de respuesta? ¿Quién lo puede ver?'
day 2025-10-27
step 08:30 $dev1 wait --reason funcionario --note 'Está en comisión hasta el miércoles.'
day 2025-10-29
step 09:00 $dev1 resume
step 10:30 $dev1 do levantados -s requerimientos=$'Por dependencia y mes de radicación.\nEn hoja de cálculo.\nLo ven Planeación y los jefes de cada dependencia.'
step 16:00 $coordinator assign $dev1
step 16:10 $coordinator do viable -s concepto='Se puede con los datos que hay: seis semanas de una persona.' \
    -s responsable=$dev1 -s entrega_prevista=2025-12-19
day 2025-11-10
step 09:00 $dev1 wait --reason infraestructura --note 'Falta la copia de la base de trámites para pruebas.'
day 2025-11-18
step 15:00 $dev1 resume
day 2025-12-12
step 16:00 $dev1 do probado -s construccion='Consulta, permisos y exportación.' -s pruebas=$'Octubre contra el informe a mano: igual.\nPermisos de tres jefes: correctos.'
day 2025-12-16
step 10:00 $dev1 do no-aceptado -s observaciones='Falta el total general al final.'
day 2025-12-18
step 11:00 $dev1 do probado -s construccion='Se agregó el total general.' -s pruebas='Octubre y noviembre: igual al de a mano, con total.'
day 2025-12-19
signed 09:00 $dev1 funcionario "$planeacion"
step 09:05 $dev1 do aceptado
day 2025-12-22
step 11:00 $dev1 do devuelto -s falla_publicacion='En producción la consulta tarda doce minutos y bloquea a correspondencia.'
day 2026-01-20
step 15:00 $dev1 do probado -s construccion='La consulta lee una copia que se actualiza cada noche.' -s pruebas='Diciembre: once segundos, mismos totales.'
day 2026-01-22
signed 10:00 $dev1 funcionario "$planeacion"
step 10:02 $dev1 do aceptado
day 2026-02-05
signed 16:00 $dev1 desarrollador "$dev_uno"
step 16:05 $dev1 do en-produccion -s publicacion='2026-02-04 18:30' -s documentacion='Manual del usuario, manual técnico y diccionario de datos.'

# Adjustment of an application.
ticket certificado-laboral
day 2025-10-23
opened 11:00 $coordinator -s funcionario="$talento" -s servicio=aplicaciones -s impacto=high -s urgencia=medium \
    -s solicitud='Los certificados laborales salen con el cargo anterior a la reforma de la planta.'
received 11:02 $tech3 high medium 'Ninguno.'
step 13:30 $tech3 do diagnosticado -s pruebas='Ingreso con otra cuenta: igual.' -s diagnostico='La plantilla lee la tabla de cargos vieja.'
child 13:40 $tech3 cargos-nuevos ajustes -s necesidad='Que el certificado lea la tabla de cargos de la nueva planta.'
day 2025-11-12
step 10:00 $tech3 do solucionado -s plan='Emitir diez certificados con la funcionaria.' -s solucion='Los diez salen con el cargo nuevo.'
closed 10:20 $tech3 "$tecnico3" "$talento" 'Certificados corregidos con la versión 3.4.2.'

ticket cargos-nuevos min-ajustes
day 2025-10-24
step 09:00 $dev2 do procede -s aplicacion='Talento humano' -s clase=norma -s analisis='Toca la plantilla y la consulta de cargos. Dos días.'
signed 10:00 $coordinator coordinador "$coordinadora"
step 10:02 $coordinator do aprobado -s responsable=$dev2 -s entrega_prevista=2025-10-31
day 2025-10-28
signed 16:00 $dev2 desarrollador "$dev_dos"
step 16:05 $dev2 do probado -s cambios='La consulta lee la tabla nueva.' -s pruebas='Veinte certificados: correctos.' -s respaldo='Rama 3.4.0'
day 2025-10-29
step 09:00 $dev2 do no-aceptado -s observaciones='A los encargados les sale el cargo de base.'
day 2025-10-31
signed 11:00 $dev2 desarrollador "$dev_dos"
step 11:05 $dev2 do probado -s cambios='Tiene en cuenta los encargos.' -s pruebas='Cinco encargados: correctos.' -s respaldo='Rama 3.4.0'
step 11:10 $dev2 wait --reason ventana --note 'Se publica el martes después de las 18.'
day 2025-11-05
step 08:10 $dev2 resume
step 08:20 $dev2 do revertido -s reversion='Anoche dejó sin certificados a los contratistas; se volvió a 3.4.0.'
day 2025-11-06
step 09:00 $dev2 wait --reason funcionario --note 'Falta la lista de contratistas.'
step 15:00 $dev2 resume
day 2025-11-07
signed 10:00 $dev2 desarrollador "$dev_dos"
step 10:05 $dev2 do probado -s cambios='Los contratistas no tienen cargo: se usa el objeto del contrato.' -s pruebas='Diez de cada clase: correctos.' -s respaldo='Rama 3.4.0'
day 2025-11-12
signed 08:30 $dev2 funcionario "$talento"
step 08:35 $dev2 do publicado -s version=3.4.2 -s publicacion='2025-11-11 19:10'

# --- November 2025 -------------------------------------------------------------------------------

# Not solved, not covered, evaluated again, bought.
ticket plotter
day 2025-11-04
opened 08:30 $coordinator -s funcionario="$planeacion" -s servicio=impresion -s equipo=5-1180 \
    -s solicitud='El plóter no toma el rollo de papel. Lo usa para los mapas de enero.'
received 08:32 $tech1 low low 'Se revisa en sitio.'
step 10:00 $tech1 do diagnosticado -s diagnostico='Motor de arrastre quemado. Equipo de 2012.' -s en_garantia=no
step 10:05 $tech1 do planear
step 11:00 $tech1 do sin-solucion -s plan='Preguntar al arrendador si lo repara.' -s proveedor=impresoras-muestra -s falla='Motor de arrastre quemado, plóter 5-1180.'
day 2025-11-05
step 09:30 $tech1 do no-cubre -s atencion='El plóter no es del arrendamiento y ya no hay repuestos.'
step 09:45 $tech1 do reevaluar -s reevaluacion='No tiene reparación: hay que reponerlo.'
child 09:50 $tech1 compra-ploter adquisicion -s necesidad='Un plóter de 91 cm que reponga el 5-1180.'
day 2026-02-24
step 14:00 $tech1 resume --note 'Llegó el plóter.'
step 15:00 $tech1 do solucionado -s plan='Imprimir el mapa de prueba con la funcionaria.' -s solucion='Plóter 5-2801 en servicio.'
closed 15:20 $tech1 "$tecnico1" "$planeacion" 'Se repuso el plóter. El 5-1180 queda para dar de baja.'

ticket compra-ploter min-adquisicion
day 2025-11-06
step 10:00 $tech1 do estudiada -s clase=hardware -s bien='Plóter de 91 cm' -s cantidad=1 \
    -s especificaciones='Cualquier marca, 91 cm.' -s justificacion='El actual no tiene reparación.' -s valor_estimado=14000000
day 2025-11-10
step 09:00 $buyer do devuelto -s observaciones='Las especificaciones no permiten comparar ofertas.'
day 2025-11-12
step 14:00 $tech1 do estudiada -s clase=hardware -s bien='Plóter de 91 cm' -s cantidad=1 \
    -s especificaciones=$'91 cm, cuatro tintas, 2400 ppp.\nRed por cable.\nGarantía de dos años en sitio.' \
    -s justificacion='El actual no tiene reparación y los mapas del plan son de enero.' -s valor_estimado=13500000
day 2025-11-13
step 08:30 $coordinator wait --reason presupuesto --note 'Hay que trasladar apropiación.'
day 2025-11-25
step 10:00 $coordinator resume
signed 10:30 $buyer ordenador "$ordenadora"
step 10:35 $buyer do autorizado --for "$ordenadora" -s ordenador="$ordenadora" -s cdp=2025-0871
day 2025-12-10
step 16:00 $buyer do desierto -s modalidad=minima_cuantia -s cotizaciones='Una oferta, sin garantía en sitio.' -s desierto='La única oferta no cumple.'
day 2025-12-11
step 09:00 $tech1 do estudiada -s clase=hardware -s bien='Plóter de 91 cm' -s cantidad=1 \
    -s especificaciones=$'91 cm, cuatro tintas, 2400 ppp.\nRed por cable.\nGarantía de un año en sitio.' \
    -s justificacion='El actual no tiene reparación. Un año de garantía es lo que ofrece el mercado.' -s valor_estimado=13500000
signed 15:00 $buyer ordenador "$ordenadora"
step 15:05 $buyer do autorizado --for "$ordenadora" -s ordenador="$ordenadora" -s cdp=2025-0871
day 2026-01-15
step 11:00 $buyer do contratado -s modalidad=minima_cuantia \
    -s cotizaciones=$'Gráficos de Ejemplo S. A. S.: 12.900.000, cumple.\nTrazos Ficticios Ltda.: 13.400.000, cumple.' \
    -s contratista='Gráficos de Ejemplo S. A. S.' -s contrato=CO1.PCCNTR.0000118 -s entrega_pactada=2026-02-06
day 2026-02-06
step 14:00 $store do no-cumple -s entrega='2026-02-06 10:30' -s incumplimiento='Llegó el modelo de 61 cm.' -s nueva_entrega=2026-02-20
day 2026-02-20
step 11:30 $store resume -s entrega='2026-02-20 11:00'
signed 15:00 $store almacen "$almacenista"
step 15:05 $store do recibido -s ingreso=2026-0033 -s placa=5-2801
day 2026-02-23
signed 11:00 $tech1 funcionario "$planeacion"
step 11:05 $tech1 do entregado -s instalacion='Instalado en el piso 6, con los controladores en dos equipos.'

# Not viable, then spending denied, then solved at the first level after all.
ticket firma-digital
day 2025-11-05
opened 15:00 $coordinator -s funcionario="$despacho" -s servicio=ofimatica \
    -s solicitud='Quiere firmar los oficios desde el celular, sin entrar a la aplicación.'
received 15:03 $tech2 low medium 'Ninguno.'
step 16:00 $tech2 do diagnosticado -s diagnostico='La aplicación de firma no tiene versión para celular.'
child 16:10 $tech2 firma-celular desarrollo -s necesidad='Aplicación para firmar oficios desde el celular.'
day 2025-11-14
step 09:00 $tech2 do reevaluar -s reevaluacion='El desarrollo no es viable; existe una licencia comercial.'
child 09:10 $tech2 licencia-firma adquisicion -s necesidad='Licencia de firma desde el celular para el despacho.'
day 2025-11-27
step 08:30 $tech2 do reevaluar -s reevaluacion='El gasto no se autorizó.'
step 08:50 $tech2 do primer-nivel -s orientacion='Se configuró la aplicación de firma en la tableta del despacho.'
closed 09:30 $tech2 "$tecnico2" "$despacho" 'Firma desde la tableta; no hizo falta comprar ni desarrollar.'

ticket firma-celular min-desarrollo
day 2025-11-07
step 11:00 $dev1 do levantados -s requerimientos='Firmar con certificado digital desde el celular.'
day 2025-11-13
step 16:00 $coordinator do no-viable -s concepto='El certificado digital no puede residir en el celular según su proveedor.'

ticket licencia-firma min-adquisicion
day 2025-11-18
step 10:00 $tech2 do estudiada -s clase=software -s bien='Licencia de firma móvil, un año' -s cantidad=1 \
    -s especificaciones='Compatible con la entidad certificadora actual.' -s justificacion='Firma fuera de la oficina.' -s valor_estimado=6200000
day 2025-11-26
step 15:00 $buyer do negado -s ordenador="$ordenadora" -s observaciones='Una sola persona la usaría.'

# The store had it.
ticket disco-lleno
day 2025-11-19
opened 10:00 $coordinator -s funcionario="$documental" -s servicio=equipo-de-computo -s equipo=5-2090 \
    -s solicitud='El equipo no deja guardar los expedientes escaneados: dice que no hay espacio.'
received 10:02 $tech3 medium medium 'Hay que ver si el almacén tiene discos.'
step 11:30 $tech3 do diagnosticado -s pruebas='Disco: 250 GB, 99 % ocupado.' -s diagnostico='Disco pequeño para lo que escanea.' -s en_garantia=no
child 11:40 $tech3 disco-grande adquisicion -s necesidad='Un disco de 1 TB para el equipo 5-2090.'
day 2025-11-21
step 14:00 $tech3 do solucionado -s plan='Copiar el disco y cambiarlo después de las 12.' -s solucion='Disco de 1 TB con todo lo anterior. Ocupado el 24 %.'
closed 14:30 $tech3 "$tecnico3" "$documental" 'Se cambió el disco de las existencias del almacén.'

ticket disco-grande min-adquisicion
day 2025-11-20
step 09:00 $tech3 do en-existencia -s clase=hardware -s bien='Disco de 1 TB' -s cantidad=1 -s existencia='Salida 2025-0412'
day 2025-11-21
signed 13:50 $tech3 funcionario "$documental"
step 13:52 $tech3 do entregado -s instalacion='Disco instalado en el equipo 5-2090.'

# Cancelled for four reasons.
ticket proyector-sala
day 2025-11-20
opened 08:10 $coordinator -s funcionario="$despacho" -s servicio=equipo-de-computo -s equipo=5-1502 \
    -s solicitud='El proyector de la sala no enciende.'
step 08:12 $coordinator do comunicada
step 08:50 $coordinator cancel --reason desistimiento --note 'Estaba desconectado; ya lo usan.'

ticket disco-otra-vez
day 2025-11-20
opened 09:30 $tech3 -s funcionario="$documental" -s servicio=equipo-de-computo -s equipo=5-2090 \
    -s solicitud='Otra vez que no puede guardar.'
step 09:31 $tech3 link @disco-lleno --as duplicate
step 09:35 $coordinator cancel --reason duplicado

ticket equipo-2009
day 2025-11-24
opened 10:00 $coordinator -s funcionario="$conductor" -s servicio=equipo-de-computo -s equipo=5-0417 -s medio=presencial \
    -s solicitud='El computador de la caseta ya no enciende.'
received 10:02 $tech3 low low 'Ninguno.'
step 11:00 $tech3 do diagnosticado -s diagnostico='Tarjeta principal quemada. Equipo de 2009.' -s en_garantia=no
step 11:05 $tech3 do planear
step 14:00 $coordinator cancel --reason baja --note 'La caseta queda con el 5-1933. Concepto técnico para la baja, entregado.'

ticket telefonia
day 2025-11-25
opened 09:00 $coordinator -s funcionario="$talento" -s tipo=red -s solicitud='La extensión 7021 no tiene tono.'
step 09:03 $coordinator do comunicada
step 09:06 $coordinator do registrada
step 09:10 $coordinator cancel --reason traslado --note 'La telefonía es de Servicios Administrativos; se les envió.'

# --- December 2025 to February 2026: asked for directly ------------------------------------------

# Licences; one does not work and it is taken up again.
ticket licencias-diseno min-adquisicion
day 2025-12-01
opened 10:00 $coordinator -s funcionario="$planeacion" -s servicio=adquisicion-de-tecnologia \
    -s necesidad='Dos licencias del programa de mapas; las actuales vencen el 31 de diciembre.'
step 14:00 $tech2 do estudiada -s clase=software -s bien='Licencia del programa de mapas, un año' -s cantidad=2 \
    -s especificaciones='La misma versión, por red.' -s justificacion='Vencen el 31 de diciembre.' -s valor_estimado=9800000
day 2025-12-03
signed 09:00 $buyer ordenador "$ordenadora"
step 09:05 $buyer do autorizado --for "$ordenadora" -s ordenador="$ordenadora" -s cdp=2025-0902
day 2025-12-12
step 11:00 $buyer do contratado -s modalidad=acuerdo_marco -s cotizaciones='Catálogo del acuerdo marco: 9.640.000.' \
    -s contratista='Licencias de Ejemplo S. A. S.' -s contrato=CO1.PCCNTR.0000097 -s entrega_pactada=2025-12-19
day 2025-12-18
signed 10:00 $store almacen "$almacenista"
step 10:10 $store do recibido -s entrega='2025-12-17 16:00' -s ingreso=2025-0510 -s licencia='Dos usuarios, hasta el 31 de diciembre de 2026'
day 2025-12-19
signed 09:00 $tech1 funcionario "$planeacion"
step 09:05 $tech1 do entregado -s instalacion='Activadas en el servidor de licencias.'
day 2026-01-14
step 09:00 $coordinator reopen --note 'Una de las dos claves dejó de valer al cambiar el año.'
step 11:00 $store do no-cumple -s incumplimiento='Una clave vencía el 31 de diciembre de 2025.' -s nueva_entrega=2026-01-16
day 2026-01-16
signed 15:00 $store almacen "$almacenista"
step 15:05 $store do recibido -s entrega='2026-01-16 14:20' -s ingreso=2026-0004 -s licencia='Dos usuarios, hasta el 31 de diciembre de 2026'
signed 16:00 $tech1 funcionario "$planeacion"
step 16:05 $tech1 do entregado -s instalacion='Clave nueva activada; las dos en uso.'

# From petty cash, without a contract; still to be delivered.
ticket adaptadores min-adquisicion
day 2026-03-02
opened 09:00 $coordinator -s funcionario="$despacho" -s servicio=adquisicion-de-tecnologia -s prioridad=high \
    -s necesidad='Cuatro adaptadores de video para la sala del despacho.'
step 10:00 $tech1 do estudiada -s clase=hardware -s bien='Adaptador de video' -s cantidad=4 \
    -s especificaciones='USB-C a HDMI.' -s justificacion='Los portátiles nuevos no tienen HDMI.' -s valor_estimado=240000
signed 15:00 $coordinator ordenador "$ordenadora"
step 15:05 $coordinator do autorizado --for "$ordenadora" -s ordenador="$ordenadora" -s cdp=2026-0064
day 2026-03-04
step 11:00 $buyer do contratado -s modalidad=caja_menor -s cotizaciones='Almacén Ficticio: 52.000 cada uno.' \
    -s contratista='Almacén Ficticio' -s entrega_pactada=2026-03-18

ticket tabletas min-adquisicion
day 2025-12-02
opened 09:00 $coordinator -s funcionario="$talento" -s servicio=adquisicion-de-tecnologia -s necesidad='Tres tabletas para las visitas.'
step 16:00 $coordinator cancel --reason desistimiento --note 'Usarán los portátiles.'

ticket servidores min-adquisicion
day 2025-12-02
opened 10:00 $coordinator -s funcionario="$financiera" -s servicio=adquisicion-de-tecnologia -s necesidad='Un servidor de pruebas para el sistema financiero.'
step 15:00 $tech1 do estudiada -s clase=hardware -s bien='Servidor de pruebas' -s cantidad=1 \
    -s especificaciones='16 núcleos, 128 GB, 4 TB.' -s justificacion='No hay ambiente de pruebas propio.' -s valor_estimado=68000000
day 2025-12-05
step 10:00 $coordinator cancel --reason sin-presupuesto

ticket monitores min-adquisicion
day 2026-01-19
opened 09:00 $coordinator -s funcionario="$financiera" -s servicio=adquisicion-de-tecnologia -s necesidad='Dos monitores para la Subdirección.'
day 2026-01-20
step 10:00 $coordinator cancel --reason otra-compra --note 'Entran en la compra anual de equipos.'

# Developed, and taken up again.
ticket consulta-ciudadano min-desarrollo
day 2025-11-19
opened 11:00 $coordinator -s funcionario="$documental" -s servicio=desarrollo-de-software \
    -s necesidad='Que el ciudadano consulte en la página el estado de su radicado.'
day 2025-11-20
step 15:00 $dev2 do levantados -s requerimientos=$'Consulta por número de radicado y correo.\nSolo muestra el estado y la fecha.'
day 2025-11-21
step 10:00 $coordinator assign $dev2
step 10:05 $coordinator do viable -s concepto='Dos semanas de una persona.' -s responsable=$dev2 -s entrega_prevista=2025-12-12
day 2025-12-09
step 16:00 $dev2 do probado -s construccion='Formulario y servicio de consulta.' -s pruebas='Cincuenta radicados: correctos.'
day 2025-12-11
signed 09:00 $dev2 funcionario "$documental"
step 09:02 $dev2 do aceptado
day 2025-12-12
signed 16:30 $dev2 desarrollador "$dev_dos"
step 16:35 $dev2 do en-produccion -s publicacion='2025-12-12 16:00' -s documentacion='Manual técnico y texto de ayuda.'
day 2026-01-13
step 09:00 $coordinator reopen --note 'Los radicados de 2026 no aparecen.'
step 15:00 $dev2 do probado -s construccion='El número lleva ahora el año completo.' -s pruebas='Radicados de 2025 y 2026: correctos.'
day 2026-01-14
signed 10:00 $dev2 funcionario "$documental"
step 10:02 $dev2 do aceptado
signed 15:00 $dev2 desarrollador "$dev_dos"
step 15:05 $dev2 do en-produccion -s publicacion='2026-01-14 14:30' -s documentacion='Se actualizó el manual técnico.'

ticket turnos min-desarrollo
day 2026-01-21
opened 09:00 $coordinator -s funcionario="$documental" -s servicio=desarrollo-de-software -s necesidad='Pantalla de turnos para la ventanilla.'
day 2026-01-22
step 11:00 $coordinator cancel --reason desistimiento --note 'La ventanilla se traslada a otra entidad.'

ticket inventario-llaves min-desarrollo
day 2026-01-21
opened 10:00 $coordinator -s funcionario="$conductor" -s servicio=desarrollo-de-software -s necesidad='Control de préstamo de llaves de los vehículos.'
step 15:00 $dev1 do levantados -s requerimientos='Quién tiene cada llave y desde cuándo.'
day 2026-01-22
step 10:00 $coordinator cancel --reason existente --note 'El módulo de almacén ya lo permite; se le enseñó.'

# Adjustments that end early, and one taken up again.
ticket color-pagina min-ajustes
day 2026-01-26
opened 09:00 $coordinator -s funcionario="$despacho" -s servicio=ajuste-de-aplicaciones -s necesidad='Cambiar el color del encabezado de la intranet.'
step 14:00 $dev2 do no-procede -s aplicacion=Intranet -s analisis='El color lo fija el manual de imagen del Gobierno.'

ticket campo-observacion min-ajustes
day 2026-01-26
opened 10:00 $coordinator -s funcionario="$financiera" -s servicio=ajuste-de-aplicaciones -s necesidad='Un campo de observaciones en la orden de pago.'
step 16:00 $dev1 do procede -s aplicacion='Sistema de pagos' -s clase=mejora -s analisis='Toca tres pantallas y un informe. Tres semanas.'
day 2026-01-27
step 09:00 $coordinator do no-aprobado -s motivo='El sistema se reemplaza en junio.'

ticket boton-imprimir min-ajustes
day 2026-01-28
opened 08:30 $coordinator -s funcionario="$talento" -s servicio=ajuste-de-aplicaciones -s necesidad='Que el botón de imprimir esté arriba.'
step 10:00 $coordinator cancel --reason desistimiento

ticket firma-pdf min-ajustes
day 2026-01-28
opened 09:00 $coordinator -s funcionario="$documental" -s servicio=ajuste-de-aplicaciones -s necesidad='Que el PDF lleve la hora de la firma.'
step 11:00 $coordinator cancel --reason incluido --note 'Viene en la versión 5 de correspondencia.'

ticket redondeo min-ajustes
day 2026-02-02
opened 09:00 $coordinator -s funcionario="$financiera" -s servicio=ajuste-de-aplicaciones -s prioridad=high -s necesidad='El total de la orden de pago difiere un peso de la suma.'
step 11:00 $dev1 do procede -s aplicacion='Sistema de pagos' -s clase=correccion -s analisis='Redondea cada renglón y luego el total.'
signed 11:30 $coordinator coordinador "$coordinadora"
step 11:31 $coordinator do aprobado -s responsable=$dev1 -s entrega_prevista=2026-02-04
day 2026-02-03
signed 10:00 $dev1 desarrollador "$dev_uno"
step 10:05 $dev1 do probado -s cambios='Se redondea solo el total.' -s pruebas='Doscientas órdenes: iguales a la suma.' -s respaldo='Copia del 2 de febrero'
day 2026-02-04
signed 08:20 $dev1 funcionario "$financiera"
step 08:25 $dev1 do publicado -s version=2.18.1 -s publicacion='2026-02-03 18:00'
day 2026-02-11
step 10:00 $coordinator reopen --note 'Con retención vuelve a diferir un peso.'
step 15:00 $dev1 note 'La retención se redondea en otra rutina.'
day 2026-02-12
signed 11:00 $dev1 desarrollador "$dev_uno"
step 11:05 $dev1 do probado -s cambios='La retención se calcula sobre el valor sin redondear.' -s pruebas='Cien órdenes con retención: iguales.' -s respaldo='Copia del 11 de febrero'
day 2026-02-13
signed 09:00 $dev1 funcionario "$financiera"
step 09:05 $dev1 do publicado -s version=2.18.2 -s publicacion='2026-02-12 18:00'

# --- Still open ----------------------------------------------------------------------------------

# 4.3, waiting: what seemed an adjustment is a development, and that is in 3.
ticket campo-etnia
day 2026-02-16
opened 08:30 $coordinator -s funcionario="$talento" -s servicio=aplicaciones \
    -s solicitud='Hay que guardar la caracterización de los funcionarios que pide la norma nueva.'
received 08:32 $tech2 medium medium 'Ninguno.'
step 10:00 $tech2 do diagnosticado -s diagnostico='La aplicación no tiene dónde guardarla.'
child 10:10 $tech2 caracterizacion-ajuste ajustes -s necesidad='Campos de caracterización en la hoja de vida.'
day 2026-02-18
step 09:00 $tech2 do reevaluar -s reevaluacion='Rebasa un ajuste.'
child 09:05 $tech2 caracterizacion desarrollo -s necesidad='Módulo de caracterización con reserva de los datos.'

ticket caracterizacion-ajuste min-ajustes
day 2026-02-17
step 15:00 $dev1 do es-desarrollo -s aplicacion='Talento humano' -s analisis='Datos reservados: necesita permisos, consentimiento y auditoría propios.'

ticket caracterizacion min-desarrollo
day 2026-02-20
step 15:00 $dev1 do levantados -s requerimientos=$'Registro por el funcionario, con consentimiento.\nConsulta solo por Talento Humano.\nInforme sin nombres.'
day 2026-02-24
step 10:00 $coordinator assign $dev1
step 10:05 $coordinator do viable -s concepto='Viable con revisión de la oficina jurídica.' -s responsable=$dev1 -s entrega_prevista=2026-04-30

# 4.4, the supplier's time running.
ticket internet-norte
day 2026-03-11
opened 08:05 $coordinator -s funcionario="$talento" -s servicio=red \
    -s solicitud='Toda la sede norte está sin Internet desde que abrieron.'
received 08:07 $tech3 high high 'Módem celular de respaldo para la ventanilla.'
step 08:40 $tech3 do diagnosticado -s pruebas=$'Enlace en el punto de red: sí.\nRespuesta de la puerta de enlace: no.' -s diagnostico='El enlace del operador está caído.'
step 08:42 $tech3 do planear
step 08:50 $tech3 do sin-solucion -s plan='Respaldo celular en la ventanilla mientras el operador repara.' \
    -s proveedor=conectividad-ficticia -s falla='Enlace de la sede norte caído desde las 7:30.' -s caso_proveedor=CF-55120

# 4.1, waiting for the official; the priority was raised in between.
ticket macros
day 2026-03-10
opened 11:00 $coordinator -s funcionario="$financiera" -s servicio=ofimatica \
    -s solicitud='Al abrir el libro de causación dice que las macros están bloqueadas.'
received 11:02 $tech1 low medium 'Ninguno.'
day 2026-03-11
step 08:20 $coordinator note 'La causación cierra el viernes.' -s urgencia=high
step 09:00 $tech1 wait --reason funcionario --note 'Está en capacitación; regresa el jueves.'

# 3, nobody free.
ticket traslado-puestos
day 2026-03-11
opened 14:00 $coordinator -s funcionario="$planeacion" -s servicio=equipo-de-computo -s equipo=5-2310 -s medio=memorando \
    -s solicitud='Memorando 2026-031: trasladar seis puestos al piso 7 el lunes.'
step 14:10 $coordinator do comunicada
step 14:20 $coordinator do registrada
step 14:40 $coordinator do sin-disponibilidad -s impacto=medium -s urgencia=low \
    -s recursos='Faltan puntos de red en el piso 7; los instala Servicios Administrativos el viernes.'

# 5.1: done, to be signed.
ticket sin-audio
day 2026-03-12
opened 08:15 $coordinator -s funcionario="$despacho" -s servicio=equipo-de-computo -s equipo=5-2456 \
    -s solicitud='No se oye la videollamada.'
received 08:17 $tech2 low high 'Ninguno.'
step 08:35 $tech2 do diagnosticado -s diagnostico='Salida de audio en un monitor sin parlantes.' -s en_garantia=yes
step 08:38 $tech2 do primer-nivel -s orientacion='Se escogió la diadema como salida de audio.'

# 2, just in; 1, not yet told to the end.
ticket clave
day 2026-03-12
opened 09:50 $coordinator -s funcionario="$conductor" -s servicio=cuentas -s medio=presencial -s solicitud='Olvidó la clave de la intranet.'
step 09:52 $coordinator do comunicada

ticket vpn
day 2026-03-12
opened 09:55 $tech1 -s funcionario="$planeacion" -s servicio=red -s solicitud='Desde la casa no entra a la red del Ministerio.'

# --- Make the desk, play, check ------------------------------------------------------------------

FOLIO_NOW=2025-10-01T08:00:00-05:00 "$folio" init "$desk" --procedure min-soporte --series MIN --person $coordinator > "$work/said" 2>&1 \
    || fail "folio init"$'\n'"$(cat "$work/said")"
# Its people and its name are those of the kit.
cp "$kit/catalog/desk.toml" "$kit/catalog/people.toml" "$desk/catalog/"
for plate in 5-2310 5-2456; do
    FOLIO_NOW=2025-10-01T08:30:00-05:00 FOLIO_USER=$coordinator "$folio" -C "$desk" asset add --kind computadora \
        --id "$plate" --set tag="$plate" --set brand='Marca de Ejemplo' --set model='Torre 5000' > "$work/said" 2>&1 \
        || fail "asset $plate"$'\n'"$(cat "$work/said")"
done

while IFS=$'\t' read -r moment _ words; do
    eval "play $moment $words"
done < <(LC_ALL=C sort "$queue")

found=$(FOLIO_NOW=2026-03-12T10:00:00-05:00 "$folio" -C "$desk" check 2>&1) || fail "folio check"$'\n'"$found"
printf '%s: %d casos, %d pasos. %s\n' "$desk" "$(find "$desk/tickets" -name '*.yaml' | wc -l)" "$count" "$found"
