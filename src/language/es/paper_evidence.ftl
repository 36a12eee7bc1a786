# Firmas de los documentos de bienes: con qué se hicieron.
finding-not-a-scan = «{ $key }» debe decir de qué archivo es el escaneo: su nombre, su huella y su tamaño.
    .remedy = Lo escribe folio asset sign --scan ARCHIVO; a mano lleva name, sha256 (64 dígitos) y bytes.
sign-commit-without-paper = El commit { $commit } no tiene ese documento en { $path }.
    .remedy = Nombre un commit que contenga el bien como está ahora.
help-asset-sign--how = ink (tinta, en papel; lo normal) o commit (un commit firmado)
help-asset-sign--scan = Escaneo del documento firmado; se anota su nombre y su huella, no se copia
help-asset-sign--commit = Commit firmado con git; se verifica, y que tenga el bien como está
form-not-paper-signer = { $role } no es una calidad en que se firme.
    .remedy = Se firma como: { $known }.
form-paper-not-signed = { $form } de { $id } no tiene esa firma.
    .remedy = Vea quién firmó qué: folio signatures { $id }

signed-electronically = commit { $commit }{ $key ->
        [none] {""}
       *[other] , llave { $key }
    }
