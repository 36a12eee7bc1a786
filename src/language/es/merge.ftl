# Fusión de expedientes y disputas.

merge-side-base = el origen común
merge-side-ours = esta copia
merge-side-theirs = la otra copia

merge-notice-both-set = Las dos copias cambiaron «{ $field }»: queda «{ $value }» ({ $by }, { $holds }), no «{ $aside }» ({ $whom }, { $other }).
merge-notice-key = Las dos copias cambiaron «{ $key }»: lo que no quedó está en un comentario ({ $value }).
merge-notice-dispute = El asiento { $id } queda en disputa con { $against }.

deed-settled = Disputa resuelta
detail-keeps = queda
detail-drops = sin efecto
finding-not-events = «{ $key }» no es una lista de asientos
    .remedy = Escriba los identificadores en una lista: [ab12cd, ef34gh].

merge-of-file = { $path }: { $notice }
merge-conflict = { $path }: no se pudo fusionar: { $reason }. En el archivo están las dos versiones.
    .remedy = Corrija lo que haya que corregir y escriba: folio settle { $path }
merge-not-a-record = no es el archivo de un reporte ni de un bien
merge-unreadable = el texto de { $side } no se puede leer ({ $problem })
merge-unknown = { $side } tiene algo que este programa no conoce ({ $problem })
merge-written = el texto de { $side } está escrito de una forma que no se fusiona (renglón { $line })
merge-other-record = son dos expedientes distintos en un mismo archivo
merge-identity = «{ $key }» no dice lo mismo en las dos copias
merge-altered = el asiento { $id } se alteró en las dos copias
merge-no-procedure = no se encuentra el procedimiento { $procedure }, revisión { $revision }
merge-mismatch = el resultado no diría lo que debe

help-merge-driver = Fusiona el expediente que git le da; lo llama git, no las personas
help-merge-driver--base = Archivo con lo que las dos copias tenían antes (%O)
help-merge-driver--ours = Archivo con lo de esta copia (%A); ahí queda el resultado
help-merge-driver--theirs = Archivo con lo de la otra copia (%B)
help-merge-driver--size = Cuántos signos tienen las marcas de conflicto (%L)
help-merge-driver--path = Ruta del expediente en el repositorio (%P)

settle-title = Disputas de { $record }
settle-dispute = Disputa { $number }
settle-column-event = Asiento
settle-column-step = Paso
settle-column-now = Ahora
settle-holds = vale
settle-in-dispute = en disputa
settle-moved = Movió: { $assets }
settle-none = { $record } no tiene ninguna disputa.
settle-how = Decida cuál vale, y por qué:
settle-which = ¿Cuál vale?
settle-why = ¿Por qué?
settle-done = { $record }: queda { $keeps }, sin efecto { $drops }. Está { $status }.
settle-done-partly = { $record }: queda { $keeps }, sin efecto { $drops }. { $count ->
        [one] Falta resolver un asiento en disputa.
       *[other] Falta resolver { $count } asientos en disputa.
    }
settle-moved-by-dropped = El asiento { $event }, que quedó sin efecto, movió { $asset }, y ahí sigue.
    .remedy = Vea dónde está de verdad con «folio asset show { $asset }» y regístrelo.
settle-mended = { $path }: se fusionaron las dos versiones por sus asientos.
settle-mended-next = Para terminar la fusión de git: git add { $path }
settle-not-mended = { $path }: no se pudo fusionar: { $reason }.
    .remedy = Deje en el archivo una sola versión, sin las marcas, y revise con «folio check».

help-settle = Decide entre pasos que se dieron en dos copias a la vez, o repara un archivo con las marcas de git
help-settle-more =
    Sin --keep muestra las disputas, o pregunta si hay con quién.
    El asiento que no queda sigue en la historia, sin efecto.
help-settle--record = Folio, bien o archivo
help-settle--keep = Asiento que vale
help-settle--note = Por qué se decide así
help-value-record = EXPEDIENTE
help-value-event = ASIENTO
help-value-base = BASE
help-value-ours = ESTA
help-value-theirs = OTRA
help-value-size = SIGNOS

settle-dropped = sin efecto
settle-column-dispute = Disputa
settle-open = Hay pasos en disputa ({ $ids }). Decida con: folio settle { $record }

finding-dispute = { $record } tiene { $count ->
        [one] un asiento en disputa
       *[other] { $count } asientos en disputa
    }
    .remedy = Decida cuál vale: folio settle { $record }
finding-conflict-markers = el archivo tiene las dos versiones de una fusión, entre marcas de git
    .remedy = Fusiónelas por sus asientos: folio settle { $path }
finding-unseen-not-above = el asiento { $number } dice que no conocía el { $id }, que no está arriba de él
    .remedy = Ponga la historia como estaba (git log -p del archivo): «unseen» lo escribe la fusión.
finding-order-differs = los asientos de { $record } no están en el orden en que una fusión los deja
    .remedy = Ponga la historia como estaba (git log -p del archivo): el orden no se cambia a mano.
finding-moved-by-dropped = el asiento { $number } ({ $id }) quedó sin efecto, pero { $asset } sigue donde lo dejó
    .remedy = Vea dónde está de verdad con «folio asset show { $asset }» y regístrelo.
finding-merged-as-text = git fusionó este archivo como cualquier texto: hay asientos que parecen saber de otros que no conocían
    .remedy = Deshaga esa fusión, que aún no se comparte, y hágala por asientos: git reset --keep HEAD~1 && folio sync
