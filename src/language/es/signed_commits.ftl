### Commits y escaneos de firmas, leídos otra vez.

signatures-column-signer = Llave de
signatures-column-key = Llave
signatures-scan-same = { $name } es el escaneo de la firma de { $signer }{ $forms ->
        [none] {""}
       *[other] {" "}en { $forms }
    }.
signatures-scan-other = { $name } no es el escaneo de ninguna firma de { $folio }.{ $count ->
        [0] {" "}Ninguna se anotó con escaneo.
       *[other] {" "}Se anotaron: { $known }.
    }
    .remedy = Compare el archivo con el que se entregó; vea las huellas: folio signatures { $folio } --json
signatures-verified = Bien: { $signer }, commit { $commit }.
signatures-unverified = Mal: { $signer }. { $problem }
signatures-no-commits = Ninguna firma de { $folio } es de un commit.
signatures-other-key = La llave del commit es { $key }, y se anotó { $recorded }.
signatures-other-data = En el commit { $commit } los datos no son los que se firmaron.
sign-commit-other = El commit { $commit } lo firmó { $signer }, no { $name } ({ $mail }).
    .remedy = Lo firma la persona misma con su llave; o nombre a quien lo firmó: --name NOMBRE.
sign-commit-no-mail = El commit { $commit } lo firmó { $signer }, y { $name } no tiene correo en catalog/people.toml: no se sabe si es su llave.
    .remedy = Ponga su correo (mail) en catalog/people.toml, igual que en su llave.
sign-commit-no-person = El commit { $commit } lo firmó { $signer }, y «{ $name }» no está en catalog/people.toml: no se sabe si es su llave.
    .remedy = Un commit firma solo por personas de catalog/people.toml, con correo; de quien no está, anote la firma en papel (--scan).
help-signatures--scan = Dice de qué firma es el escaneo de un archivo
help-signatures--verify = Vuelve a leer los commits que nombran las firmas
