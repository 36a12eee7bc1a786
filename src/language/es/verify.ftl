# Verificar la historia y los ganchos de git.

finding-catalogue-key = «{ $found }» no es una llave pública de OpenSSH
    .remedy = Copie la línea de su archivo .pub: "ssh-ed25519 AAAA…".

finding-event-moved = El asiento { $id } de { $folio } está en otro orden, o parece haber sabido de otros asientos que antes.
    .remedy = Deje el orden y «unseen» como estaban; solo al juntar dos copias se intercalan asientos, y eso lo hace git con Folio.
finding-event-invalid = El asiento { $number } ({ $id }, { $did }) no era un paso válido: { $problem }
    .remedy = Deshaga este «commit» y dé el paso con folio, que dice qué falta.
finding-event-not-entitled = El asiento { $number } ({ $id }, { $did }) no le tocaba a quien lo registró: { $problem }
    .remedy = Que lo registre quien tiene el papel; los papeles cuentan como estaban en people.toml con ese «commit».
finding-right-missing = El asiento { $id } lo registró { $person }, y «{ $right }» se reserva a: { $roles }.
    .remedy = Que lo registre quien tiene ese papel, en su propia copia; [rights] de catalog/desk.toml dice quién.
finding-series-not-entitled = { $person } estrenó la serie { $series }, y «join» se reserva a: { $roles }.
    .remedy = Use su serie de siempre, o que la estrene quien tiene ese papel.
finding-replay-differs = El encabezado no es lo que dan los asientos: { $problem }
    .remedy = Deje el encabezado como lo dan los asientos: «folio check» dice cuál es.
finding-record-deleted = Se borró { $folio }.
    .remedy = Un expediente nunca se borra: recupérelo como estaba. Si sobra, cancélelo.
finding-record-renamed = Se cambió de lugar el archivo de { $folio }, que estaba en { $from }.
    .remedy = Devuélvalo a su lugar con «git mv».
finding-folio-changed = Se cambió el número { $from } por { $to } sin que conste un cambio de número.
    .remedy = Devuélvale su número: solo «folio sync» da otro, y lo deja escrito.
finding-renumbered-needlessly = A { $folio } se le cambió el número { $from } sin que lo tuviera otro.
    .remedy = Devuélvale su número: solo se cambia cuando dos tienen el mismo, y eso lo hace «folio sync».
finding-uid-changed = Se cambió la identidad (uid) de { $folio }: de { $from } a { $to }.
    .remedy = Devuélvale su uid: es lo único que nunca cambia.
finding-record-damaged = El archivo no se puede leer: { $problem }
    .remedy = Recupere la versión anterior y repita el cambio con folio.
finding-record-not-a-file = En lugar de un archivo hay un enlace u otro repositorio.
    .remedy = Ponga el archivo mismo: los enlaces pueden llevar fuera de la mesa.
finding-author-unknown = El «commit» es de { $mail }, y nadie de la mesa tenía entonces ese correo.
    .remedy = Ponga su correo con «git config user.email», igual que en catalog/people.toml, y repita el «commit».
finding-author-differs = El asiento dice que lo registró { $by }, pero el «commit» es de { $author }.
    .remedy = Cada quien registra lo suyo, en su propia copia y con su correo: rehaga el «commit» sin ese asiento, y que { $by } lo registre en la suya. --by no basta. Solo donde varios usan una misma máquina, la jefatura puede permitirlo (docs/verify.md).
finding-catalogue-not-entitled = { $person } cambió un archivo de la mesa sin que le tocara: «{ $right }» es de { $roles }.
    .remedy = Que lo cambie quien tiene ese papel; [rights] de catalog/desk.toml dice quién.
finding-catalogue-damaged = Con este «commit» el catálogo no se puede usar: { $problem }
    .remedy = Corríjalo: «folio check» dice qué le falta.
finding-desk-removed = Con este «commit» deja de haber mesa: falta catalog/desk.toml.
    .remedy = Recupérelo como estaba.
finding-kept-procedure-altered = Se cambió o se borró la copia guardada de un procedimiento.
    .remedy = Recupérela: con ella se juzgan los reportes que se abrieron entonces. Un cambio va en catalog/procedures/ con otra revisión.
finding-kept-procedure-foreign = { $person } guardó la copia de un procedimiento que nunca estuvo en vigor; los procedimientos son de { $roles }.
    .remedy = Quítela: las copias las guarda folio al abrir un reporte.
finding-commit-unsigned = El «commit» no está firmado, y la mesa lo pide; es de { $author }.
    .remedy = Firme con su llave: «git config commit.gpgsign true», «git config gpg.format ssh» y «git config user.signingkey …»; luego repita el «commit».
finding-commit-signature-bad = La firma del «commit» de { $author } no es buena o no se puede comprobar.
    .remedy = Fírmelo otra vez: «git commit --amend --no-edit -S».
finding-commit-key-unknown = El «commit» de { $author } está firmado con una llave que no es de nadie de la mesa: { $key }
    .remedy = Que su llave pública esté en «keys» de catalog/people.toml antes de firmar con ella.
finding-commit-signed-by-another = El «commit» es de { $author }, y lo firmó { $signer }.
    .remedy = Firme cada quien lo suyo.
finding-history-rewritten = La historia se reescribió: { $verified }, que ya estaba verificado, no está antes de { $now }.
    .remedy = Pregunte quién la reescribió y por qué. Si debe quedar así, verifíquela de nuevo entera: «folio verify --all».

verify-summary = { $commits ->
        [one] { $commits } «commit» verificado
       *[other] { $commits } «commits» verificados
    }, { $findings ->
        [0] sin hallazgos.
        [one] { $findings } hallazgo.
       *[other] { $findings } hallazgos.
    }
verify-shallow = { $edges ->
        [one] La copia no tiene toda la historia: { $edges } «commit» de su orilla se dio por bueno.
       *[other] La copia no tiene toda la historia: { $edges } «commits» de su orilla se dieron por buenos.
    } «git fetch --unshallow» trae el resto.
verify-memory-damaged = No se pudo leer hasta dónde se había verificado: se verifica desde el principio.

error-no-such-range = «{ $range }» no es un tramo de la historia.
    .remedy = Escriba un «commit» o dos con puntos en medio: «folio verify origin/main..HEAD».
error-no-commits = Todavía no hay ningún «commit» que verificar.

hook-installed-server = Gancho puesto: { $path }
    Antes de aceptar un envío, el servidor lo verifica. Lo que ya está ahí se verifica con «folio verify --all».
hook-installed-desk = Gancho puesto: { $path }
    Antes de enviar, git verifica lo que se envía.
hook-removed = Gancho quitado: { $path }
hook-not-there = No hay gancho { $hook } que quitar.
hook-more = … y { $count } más.
error-hook-of-others = Ya hay un gancho propio en { $path }, y se queda como está.
    .remedy = Agréguele esta línea, con la entrada estándar tal como la da git: { $line }
error-hook-not-ours = El gancho de { $path } no es de folio, y se queda como está.
    .remedy = Quítele usted la línea que llama a folio.
error-push-deletes = No se acepta: el envío borraría la rama { $branch }, que es la mesa.
error-push-rewrites = No se acepta: el envío reescribiría la historia de { $branch }; { $old } dejaría de estar antes de { $new }.
    .remedy = Traiga primero lo que hay con «folio sync» y envíe encima; nunca con --force.
error-push-refused = { $findings ->
        [one] No se acepta el envío: { $findings } hallazgo.
       *[other] No se acepta el envío: { $findings } hallazgos.
    }
    .remedy = Nada cambió aquí. Corríjalo en su copia y envíe otra vez.
error-push-held = { $findings ->
        [one] No se envió: { $findings } hallazgo.
       *[other] No se envió: { $findings } hallazgos.
    }
    .remedy = Corríjalo antes de enviar: el servidor tampoco lo aceptaría.

help-verify = Verifica la historia: que cada «commit» respete las leyes y a quién le toca qué
help-verify--range = Tramo de la historia, como lo escribe git; si no se dice, lo nuevo desde la última vez
help-verify--all = Desde el principio, aunque ya se haya verificado
help-verify-more =
    Por ejemplo: folio verify origin/main..HEAD
help--desk = Carpeta de la mesa dentro del repositorio
help-value-range = TRAMO
help-value-hook = GANCHO
help-hook = Ganchos de git: que nada se acepte ni se envíe sin verificar
help-hook-install = Pone el gancho: pre-receive en un servidor, pre-push en una mesa
help-hook-uninstall = Quita el gancho que puso folio
help-hook-run = Lo que llaman los ganchos de git
help--repository = Repositorio; si no se dice, el de la mesa
help--server = El de un servidor, aunque el repositorio tenga archivos a la vista
help-hook-run--hook = pre-receive o pre-push
help-hook-run--words = Lo que git le dice al gancho

finding-second-root = Con este «commit» empieza otra historia: una mesa se funda una sola vez.
    .remedy = Quite esa rama y haga el cambio sobre la rama principal.
finding-attachment-program = El adjunto es un programa: no se adjuntan programas.
    .remedy = Quite el «commit» que lo agrega.
finding-attachment-type-differs = El adjunto { $name } dice ser { $said } y es { $found }.
    .remedy = Quite ese «commit» y adjúntelo otra vez con «folio attach».
