# Verifying the history, and git's hooks.

finding-catalogue-key = “{ $found }” is no public key of OpenSSH
    .remedy = Copy the line of its .pub file: "ssh-ed25519 AAAA…".
