# Lo que la primera usuaria de la mesa compartida encontró.

redact-name-gone = De «{ $who }» ya solo queda el seudónimo, y la historia no dice cómo se llamaba.
    .remedy = Diga cómo está escrito lo que falta: folio redact { $who } --name "Nombre Apellido" --note "…".
help-redact--name = Cómo se llamaba quien ya solo tiene seudónimo
