# Datos personales: quitar a una persona de los archivos de la mesa.

event-redacted = Se retiraron datos personales
deed-redacted = Se retiraron datos personales
detail-covers = de

finding-not-covers = «{ $key }» dice, de cada asiento, qué claves se retiraron: «7kq3ab: [note, set.usuario]».
    .remedy = Deje el asiento como lo escribió «folio redact».

refused-redacted-key = Del asiento { $id } no se puede retirar «{ $key }»: no dice nada de una persona.
refused-redacts-without-reason = Falta decir por qué se retiran los datos.
    .remedy = Dé el motivo con --note.

redact-without-reason = Falta decir por qué se retiran los datos.
    .remedy = Dé el motivo con --note, sin repetir el nombre: «--note "Solicitud de cancelación 12/2026"».
redact-unknown = Nadie se llama «{ $who }» en los reportes, los bienes ni people.toml.
    .remedy = Escriba el nombre completo como está escrito, o el identificador de people.toml. Si ya solo queda su seudónimo, este, con --name "Nombre Apellido".
redact-ambiguous = «{ $who }» puede ser más de una persona: { $names }.
    .remedy = Escriba el nombre completo o el identificador.
redact-nothing = De «{ $who }» ya no hay nada que retirar ahí.
redact-breaks = En { $record } el dato no se puede retirar sin que el reporte deje de cumplir su procedimiento: { $problem }
    .remedy = Corrija antes ese campo con «folio note { $record } --set campo=valor».
redact-people-by-hand = La entrada { $id } de people.toml no está escrita línea por línea.
    .remedy = Escríbala como [[person]] con una clave en cada línea y repita.
redact-purge-inside = «{ $path }» queda dentro de la mesa o de su repositorio, y la lista lleva los datos tal cual.
    .remedy = Elija una carpeta de fuera.
redact-purge-there = «{ $path }» ya existe.
    .remedy = Elija otro nombre.

redact-record = { $record }: { $count ->
    [0] la ficha
    [one] 1 asiento
   *[other] { $count } asientos
}
redact-done = En su lugar quedó «{ $pseudonym }».
redact-left = { $count ->
    [one] 1 renglón la nombra todavía, o tiene una palabra de su nombre: véalo y, si es ella, cámbielo a mano
   *[other] { $count } renglones la nombran todavía, o tienen una palabra de su nombre: véalos y, donde sea ella, cámbielos a mano
}: { $places }.
redact-attachments = { $count ->
    [one] Hay 1 archivo adjunto en esos reportes: nadie vio lo que dice.
   *[other] Hay { $count } archivos adjuntos en esos reportes: nadie vio lo que dicen.
}
redact-key = La clave de los seudónimos está en { $path }. Si se pierde, la misma persona tendrá otro seudónimo la próxima vez; lo retirado sigue retirado.
redact-history = La historia de git y las demás copias todavía tienen los datos: docs/privacy.md dice cómo purgarlas.
redact-purge = Para purgar la historia: «git filter-repo --replace-text { $path }». Esa lista lleva los datos; léala antes y destrúyala después.
redact-no-purge = Esta vez no se guardó la lista para purgarla (--purge-list); se puede escribir a mano.

signatures-redacted = se retiraron datos personales
signed-then-redacted = datos personales retirados

help-redact = Quita los datos de una persona de los archivos y deja un seudónimo
help-redact-more =
    Cambia los archivos de hoy: reportes, bienes y people.toml. El identificador de people.toml se queda. Un nombre que no está en ningún campo no se ve en un texto. La historia de git conserva lo de antes.
help-redact--who = Nombre de la persona, o su identificador en people.toml
help-redact--records = Solo en estos reportes o bienes
help-redact--note = Por qué; sin repetir el nombre
help-redact--purge_list = Escribe fuera de la mesa la lista para «git filter-repo»
