# Lo que un envío no puede traer: la carpeta propia de un clon, enlaces y archivos sueltos, expedientes repetidos.

finding-own-folder-pushed = La carpeta .folio es de cada clon y no se comparte: folio obedece lo que hay en ella.
    .remedy = Quítela: git rm -r -f .folio && git commit -m "Quita .folio"; y pregunte a su autor. Si no se ha compartido, el «commit» que la puso se hace de nuevo sin ella.
finding-own-folder-tracked = git lleva este archivo de la carpeta propia de este clon: lo pudo escribir otra persona, y folio no lo obedece.
    .remedy = Vea quién lo envió con «git log -- .folio», y quítelo: git rm -r -f .folio && git commit -m "Quita .folio"
error-own-shared = git lleva archivos de la carpeta propia de este clon ({ $paths }): los pudo escribir otra persona, y folio no los obedece.
    .remedy = No se cambió nada. Vea quién los envió con «git log -- .folio», y quítelos: git rm -r -f .folio && git commit -m "Quita .folio"
sync-own-there = { $author } envió a { $remote } la carpeta { $folder }, que es de cada clon y no se comparte: aquí se obedecería. No se tomó nada.
    .remedy = Que esa persona la quite, o hágalo en un clon aparte: git clone -b { $branch } { $url } aparte && cd aparte && git rm -r -f { $folder } && git commit -m "Quita .folio" && git push. Luego: folio sync
sync-own-here = Aquí se guardó en git la carpeta { $folder }, que es de cada clon y no se comparte; lo hizo { $author }. No se envió nada.
    .remedy = Quítela: git rm -r -f { $folder } && git commit -m "Quita .folio". Luego: folio sync
join-own = La mesa de { $url } trae la carpeta { $folder }, que es de cada clon y aquí se obedecería; la envió { $author }. No quedó nada.
    .remedy = Que esa persona la quite, o hágalo en un clon aparte: git clone { $url } aparte && cd aparte && git rm -r -f { $folder } && git commit -m "Quita .folio" && git push. Luego repita la orden.
finding-stray-file-pushed = Aquí no va ningún archivo: es el lugar de una carpeta o de un expediente.
    .remedy = Quítelo: git rm --cached ARCHIVO && git commit --amend. Lo que acompaña a un reporte se adjunta con «folio attach».
finding-link-pushed = Hay un enlace u otro repositorio donde va un archivo o una carpeta de la mesa.
    .remedy = Ponga el archivo o la carpeta misma: un enlace puede llevar fuera de la mesa.
finding-number-given-twice = Hay dos { $name }; el otro es { $other }.
    .remedy = «folio sync» le da otro número al más nuevo, se haya compartido ya o no. Si uno es copia del otro: «git rm ARCHIVO && git commit», y luego «folio sync».
finding-uid-given-twice = { $name } tiene el uid de otro, { $uid }: { $other }.
    .remedy = Un expediente no se copia. Quite la copia («git rm ARCHIVO && git commit») y ábralo con «folio new» (un bien, con «folio asset add»).
finding-record-copied = { $name } empieza con un asiento de otro, { $id }: { $other }.
    .remedy = Un expediente no se copia. Quite la copia («git rm ARCHIVO && git commit») y ábralo con «folio new».
