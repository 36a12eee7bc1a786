# Verificar la historia y los ganchos de git.

finding-catalogue-key = «{ $found }» no es una llave pública de OpenSSH
    .remedy = Copie la línea de su archivo .pub: "ssh-ed25519 AAAA…".
