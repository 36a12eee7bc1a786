# Lo que «folio sync» junta, renumera y revisa.

sync-not-signed = No se pudo firmar lo que junta las dos copias: { $problem }
    .remedy = La mesa quedó como estaba. git firma sus cambios porque usted lo pidió (commit.gpgSign): revise su llave con «git config user.signingKey», y vuelva a intentar.
sync-half-way = Los demás ya tienen lo de aquí, pero los archivos de esta copia no se pudieron poner al día: { $problem }
    .remedy = Cierre el otro programa que usa el repositorio (si ya no hay ninguno, borre { $lock }) y escriba otra vez «folio sync»: sigue donde se quedó.
