# Fusión de expedientes y disputas.

merge-side-base = el origen común
merge-side-ours = esta copia
merge-side-theirs = la otra copia

merge-notice-both-set = Las dos copias cambiaron «{ $field }»: vale lo del asiento { $holds }, no lo del { $other }.
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
