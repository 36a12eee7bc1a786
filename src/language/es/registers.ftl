### Lo que «folio check» halla en los bienes, las fichas escritas a mano y los registros de otros.

finding-asset-misplaced = No está en la carpeta de su tipo, catalog/assets/{ $kind }/{ $id }.yaml.
    .remedy = Llévelo ahí con «git mv»: en otra parte no se encuentra.
finding-asset-kind = El tipo «{ $kind }» no está en catalog/inventory.toml.{ $hint }
    .remedy = Agréguelo ahí con [[kind]], o corrija el tipo y su carpeta.
finding-asset-differs = «{ $key }» dice «{ $says }», pero los asientos dan «{ $gives }».
    .remedy = Póngalo como estaba; para cambiarlo use «folio asset» ({ $how }).
finding-asset-extra = «{ $key }» dice «{ $says }», pero los asientos no dan ninguno.
    .remedy = Quítelo; para ponerlo use «folio asset» ({ $how }).
finding-asset-missing = Falta «{ $key }»: los asientos dan «{ $gives }».
    .remedy = Agréguelo con ese valor; para quitarlo use «folio asset» ({ $how }).
asset-how-card = edit { $id } --set { $key }=…
asset-how-position = assign, return, lend, move …
finding-card-blank = La ficha no dice «{ $key }», y todo bien del tipo { $kind } lo lleva.
    .remedy = Complétela con «folio asset edit { $id } --set { $key }=…».
finding-card-value = El dato «{ $key }» de la ficha no es como lo declara su tipo: { $problem }.
    .remedy = Corríjalo con «folio asset edit { $id } --set { $key }=…», o la declaración en catalog/inventory.toml.
finding-asset-id-twice = Hay dos bienes { $id }; el otro es { $other }.
    .remedy = Si los dos tienen historia, «folio sync» le da otro identificador al más reciente; si uno es solo una ficha, bórrela.
finding-asset-tag-twice = El número de inventario «{ $tag }» de { $id } lo tiene también { $other }.
    .remedy = Vea las dos etiquetas y corrija la ficha que no es: «folio asset edit { $id } --set tag=…».
finding-asset-serial-twice = El número de serie «{ $serial }» de { $id } lo tiene también { $other }.
    .remedy = Vea los dos equipos y corrija la ficha que no es: «folio asset edit { $id } --set serial=…».
finding-holder-unknown = Responde por él «{ $person }», que no está en catalog/people.toml.
    .remedy = Agregue a la persona con ese identificador, o corríjalo si la ficha no tiene historia; quien ya no está se deja con «until».
finding-holder-unknown-once = El asiento { $number } ({ $did }) nombra a «{ $person }», que no está en catalog/people.toml.
    .remedy = Devuelva a la persona a people.toml con ese identificador; quien ya no está se deja con «until».
finding-holder-left = Responde por { $id } { $name }, que dejó de estar el { $until }.
    .remedy = Recíbalo con «folio asset return { $id }» o páselo a otra persona con «folio asset transfer { $id }». Todo lo suyo: folio custody { $person }
finding-custody-without-letter = { $name } tiene { $id } sin resguardo.
    .remedy = Si lo hay en papel, anote su número: folio asset edit { $id } --letter NÚMERO. Si no, recíbalo y entréguelo con uno: folio asset return { $id }, y folio asset assign { $id } --to { $person }
finding-letter-unsigned = { $name } no ha firmado el resguardo { $letter }: van { $waited } días y el plazo es de { $within }.
    .remedy = Recabe la firma y anótela con «folio asset sign { $id } --name …».
finding-outside-without-pass = { $id } está fuera sin pase de salida.
    .remedy = Déjelo como lo dan los asientos; una salida se registra con «folio asset exit { $id }» y «folio asset leave { $id }».
finding-outside-without-ticket = { $id } está fuera con el pase { $pass }, y ningún reporte que exista dice por qué.
    .remedy = Diga cuál: folio asset note { $id } --ticket … --note …
finding-asset-ticket = El asiento { $number } ({ $did }) nombra el reporte { $folio }, que no existe.
    .remedy = Recupere ese reporte de la historia de git, o el asiento como estaba.
finding-asset-because = El asiento { $number } ({ $did }) dice que se debe al asiento { $because } de { $folio }, que no lo tiene.
    .remedy = Recupere el asiento de ese reporte, o este, con «git log -p».
finding-asset-because-alone = El asiento { $number } ({ $did }) dice que se debe al asiento { $because } y no de qué reporte.
    .remedy = Un asiento no se cambia a mano; recupérelo con «git log -p» de este archivo.
finding-asset-names-unknown = El asiento { $number } ({ $did }) nombra el bien { $other }, que no existe.
    .remedy = Recupere ese bien de la historia de git, o el asiento como estaba.
finding-asset-unknown = El reporte { $folio } es sobre el bien «{ $asset }», que no está en el inventario.
    .remedy = Regístrelo con «folio asset add», o corrija el reporte con «folio note { $folio } --set …».
finding-licence-over-used = { $id } tiene { $used } lugares asignados; comprados: { $seats }.
    .remedy = Libere los que sobran, o registre la compra con los lugares que ahora son.
finding-licence-expired = { $id } venció el { $expires } y tiene { $used ->
    [one] un lugar asignado
   *[other] { $used } lugares asignados
}.
    .remedy = Registre su renovación, o libere los lugares.
finding-seat-unknown = «{ $user }» tiene un lugar de { $id }, y no es persona de catalog/people.toml ni bien del inventario.
    .remedy = Libere el lugar, o devuelva a la persona o el bien a su sitio.
finding-seat-left = { $user } tiene un lugar de { $id } y dejó de estar el { $until }.
    .remedy = Libere el lugar.

help-asset-adopt = Da historia a fichas escritas a mano: asienta su alta con lo que dicen
help-asset-adopt--all = Todas las que no la tienen
help-asset-adopt--letter = Resguardo en papel, anterior a Folio, con el que responde por él quien lo tiene
help-asset-adopt--skip_bad = Pasa por alto las que no se pueden adoptar, en lugar de no adoptar ninguna

adopt-one-letter = El número de un resguardo (--letter) es de un solo bien.
adopt-has-history = { $id } ya tiene historia.
adopt-skipped = No se adoptó: { $problem }
adopt-nothing = Todas las fichas tienen historia.
adopt-refused-state = La ficha dice que está «{ $status }», y un alta no lo da: escriba «state: { $expected }», adóptela y asiente después el movimiento.
adopt-refused-key = La ficha dice «{ $key }», que solo da un movimiento: quítelo, adóptela y asiente después el movimiento.
adopt-refused-letter = La ficha dice un resguardo («letter») y no quién responde («custodian»).
card-not-a-text = es { $found } y debe ser un texto (entre comillas)

finding-asset-export-column = La exportación de bienes a { $system } pide la columna «{ $column }», que no es dato del bien ni de la ficha de ningún tipo.
    .remedy = Corríjala. Datos del bien: { $known }.

help-export--tickets = Solo los reportes
help-export--assets = Solo los bienes
help-ack--change = Último cambio que se acusa de un bien, como lo dice «folio export»; si no se dice, todos
help-value-change = CAMBIO

export-column-change = Hasta el cambio
export-column-changes = Cambios
export-column-kind = Tipo
export-column-custodian = Responde
export-tickets = Reportes
export-assets = Bienes
export-next-asset = Lo que acuse el registro se asienta con folio ack BIEN --system { $system } --number …, o todo con --from
export-two-tables = Hay reportes y bienes por entregar a { $system }, y un CSV lleva una sola tabla.
    .remedy = Repita la orden con --tickets, y después con --assets.

ack-asset-state = El acuse de un bien no lleva estado (--state).
ack-change-of-ticket = El cambio (--change) es de un bien; un reporte no lo lleva.
ack-both = Un archivo lleva reportes o bienes, no ambos: { $folio }, { $asset }.
    .remedy = Sepárelos en dos archivos.
ack-still-pending = { $id } cambió después: { $number ->
    [one] queda pendiente un cambio
   *[other] quedan pendientes { $number } cambios
} (el último: { $deed }).

finding-asset-not-moved = El asiento { $number } ({ $did }) dice que se debe al asiento { $because } de { $folio }, que no dice haber movido este bien.
    .remedy = Recupere el asiento de ese reporte, o este, con «git log -p».
help-ack--folio = Reporte o bien
