# Valores: estados, tipos, clases de dato

status-new = Nuevo
status-assigned = Asignado
status-in-progress = En curso
status-waiting-user = En espera del usuario
status-waiting-supplier = En espera del proveedor
status-waiting-purchase = En espera de compra
status-escalated = Escalado
status-offsite = Fuera de sitio
status-resolved = Resuelto
status-closed = Cerrado
status-reopened = Reabierto
status-rejected = Fuera de alcance
status-handed-off = Transferido
status-cancelled = Cancelado

priority-critical = Crítica
priority-high = Alta
priority-medium = Media
priority-low = Baja

type-text = texto de una línea
type-long = texto
type-number = número
type-date = fecha (2026-11-20)
type-datetime = fecha y hora (2026-11-20 09:08)
type-choice = una de las opciones
type-bool = sí o no
type-person = persona
type-asset = bien

kind-nothing = nada
kind-bool = un sí o no
kind-setting = un sí o no, un número o un texto
kind-number = un número
kind-text = un texto
kind-list = una lista
kind-mapping = un grupo de claves

yes = Sí
no = No

value-wrong-type = «{ $found }» no sirve aquí: se espera { $expected }
value-one-line = el texto debe ir en un solo renglón
value-not-a-choice = «{ $found }» no es una opción; las opciones son: { $known }
value-not-a-choice-near = «{ $found }» no es una opción. ¿Quiso decir «{ $near }»? Las opciones son: { $known }
time-skipped = la hora «{ $found }» no existió: ese día se adelantó el reloj
impact-high = Alto
impact-medium = Medio
impact-low = Bajo
field-type-text = texto
field-type-long = texto largo
field-type-number = número
field-type-date = fecha
field-type-datetime = fecha y hora
field-type-choice = opción
field-type-bool = sí o no
field-type-person = persona
field-type-asset = bien
