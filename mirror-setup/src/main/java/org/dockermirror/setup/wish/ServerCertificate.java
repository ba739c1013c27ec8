package org.dockermirror.setup.wish;

/**
 * The two files by which a web server proves its name. They lie on the machine of that server and are not read here.
 *
 * @param certificate the certificate and those between it and its authority, in PEM
 * @param key its private key, in PEM
 */
public record ServerCertificate(String certificate, String key) {}
