# Lo que solo se ve en la historia: qué pudo saber quién, números, revisiones, adjuntos, ramas.

finding-event-unaware = El asiento { $id } de { $folio } dice no haber sabido de { $other }, que ya estaba cuando se registró.
    .remedy = Quite este «commit» y repita el cambio con folio. Solo al juntar dos copias (folio sync, git merge) hay asientos que no supieron de otros; «git rebase» y «merge --squash» no sirven para eso.
finding-renumbered-outside-merge = A { $folio } se le cambió el número { $from } en un «commit» que no junta dos copias.
    .remedy = Devuélvale su número: solo se cambia cuando dos copias dieron el mismo, y eso lo hace «folio sync».
finding-renumbered-older = A { $folio } se le cambió el número { $from }, y era el más antiguo de los dos que lo tenían.
    .remedy = Deshaga este «commit» y junte las copias con «folio sync»: el más antiguo conserva el número.
finding-renumbered-out-of-turn = A { $folio }, que era { $from }, se le dio un número que no sigue a los de su serie.
    .remedy = Deshaga este «commit» y junte las copias con «folio sync», que da el que sigue.
finding-revision-not-in-force = { $folio } quedó bajo la revisión { $revision } de { $procedure }, que ya no estaba en vigor.
    .remedy = Quite este «commit» y ábralo con «folio new» (o páselo con «folio migrate»): toma la revisión en vigor.
finding-attachment-size-differs = El adjunto { $name } dice pesar { $said } y pesa { $found }.
    .remedy = Quite ese «commit» y adjúntelo otra vez con «folio attach».

verify-other-branch = { $own }, la rama que nombra HEAD, no tiene la mesa: se verifica { $branch }. Para que sea la del repositorio: git symbolic-ref HEAD refs/heads/{ $branch }
error-which-branch = { $own }, la rama que nombra HEAD, no tiene la mesa, y la tienen varias: { $branches }.
    .remedy = Diga cuál («folio verify { $first }»), o haga de una la del repositorio: git symbolic-ref HEAD refs/heads/{ $first }
error-push-deletes-one = No se acepta: el envío borraría la rama { $branch }, que tiene la mesa.
    .remedy = HEAD de este repositorio nombra { $own }, que no tiene la mesa, y entonces ninguna rama que la tenga se borra ni se reescribe. Quien lo administra dice cuál es la de la mesa: git symbolic-ref HEAD refs/heads/RAMA
error-push-rewrites-one = No se acepta: el envío reescribiría la historia de { $branch }, que tiene la mesa; { $old } dejaría de estar antes de { $new }.
    .remedy = Traiga primero lo que hay con «folio sync» y envíe encima. HEAD de este repositorio nombra { $own }, que no tiene la mesa; si { $branch } es solo una propuesta, quien lo administra dice cuál es la de la mesa: git symbolic-ref HEAD refs/heads/RAMA
