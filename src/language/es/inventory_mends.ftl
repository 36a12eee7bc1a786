### Bienes: recados de los movimientos, los resguardos y las firmas.

moves-refused-unregistered = «{ $label }»: «{ $typed }» no está en el inventario, y este paso lo mueve ({ $deed }). { $near ->
    [0] { "" }
    [one] El más parecido es { $names }.{ " " }
   *[other] Los más parecidos: { $names }.{ " " }
}Si es un bien nuevo, dele de alta antes: folio asset add
