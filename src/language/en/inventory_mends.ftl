### Assets: what is said of movements, letters and signatures.

moves-refused-unregistered = “{ $label }”: “{ $typed }” is not in the inventory, and this step moves it ({ $deed }). { $near ->
    [0] { "" }
    [one] The nearest is { $names }.{ " " }
   *[other] The nearest are { $names }.{ " " }
}If it is a new asset, register it first: folio asset add
