# Lo que encontró la segunda revisión: salidas que se pueden seguir tal como están escritas.

error-others-folder = La carpeta es de otro usuario, y git no contesta sobre ella.
    .remedy = Si confía en ella: { $command }
commit-others-folder = Aviso: el cambio está hecho, pero no se guardó en git: la carpeta es de otro usuario, y git no contesta sobre ella.
    .remedy = Si confía en ella: { $command }. Lo pendiente se guarda con el cambio siguiente del mismo reporte o con «folio sync».
hook-common = Los ganchos de git están aquí en { $folder } (core.hooksPath), que también es de otros repositorios.
    .remedy = Deles a este los suyos: git config core.hooksPath { $own }. Luego, otra vez lo mismo.
verify-way-out-whole =
    Un «commit» tiene el catálogo incompleto, y otro encima no lo arregla. Nada se ha compartido: guárdelo todo en uno solo, como está ahora (lo asentado queda):
      { $command }
      git commit -m "…"
hook-other-desk = El gancho de Folio que ya está ahí cuida otra mesa del mismo repositorio: { $path }
    .remedy = Un repositorio cuida una mesa. Si ahora es esta, quite antes el otro (rm { $path }) y repita; si son dos, deles un repositorio a cada una.
