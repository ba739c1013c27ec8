package org.dockermirror.it.bed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The keys of the test bed, made by openssl once a run: an authority, the mirror's host, the token server. */
final class Certificates {
    private static final Path FOLDER = make();

    private Certificates() {}

    static Path file(String name) {
        return FOLDER.resolve(name);
    }

    /** A TLS context that trusts the test bed's authority and nothing else. */
    static SSLContext trusting() {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry("authority", certificate("ca.crt"));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static X509Certificate certificate(String name) throws GeneralSecurityException, IOException {
        try (InputStream in = Files.newInputStream(file(name))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    static PrivateKey key(String name) throws GeneralSecurityException, IOException {
        String pem = Files.readString(file(name)).replaceAll("-----[A-Z ]+-----|\\s", "");
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
    }

    /** Writes the mirror's host's key and certificate as Java servers read them. */
    static void keyStore(Path file, String password) {
        openssl(
                "pkcs12",
                "-export",
                "-inkey",
                file("site.key").toString(),
                "-in",
                file("site.crt").toString(),
                "-passout",
                "pass:" + password,
                "-out",
                file.toString());
    }

    private static Path make() {
        Path folder = Bed.scratch("certs");
        selfSigned(folder, "ca", "/CN=test authority");
        selfSigned(folder, "token", "/CN=token");
        try {
            Files.writeString(folder.resolve("san.cnf"), "subjectAltName=DNS:" + NginxSite.HOST + "\n");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        openssl(
                "req",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-subj",
                "/CN=" + NginxSite.HOST,
                "-keyout",
                folder + "/site.key",
                "-out",
                folder + "/site.csr");
        openssl(
                "x509",
                "-req",
                "-in",
                folder + "/site.csr",
                "-CA",
                folder + "/ca.crt",
                "-CAkey",
                folder + "/ca.key",
                "-CAcreateserial",
                "-days",
                "30",
                "-extfile",
                folder + "/san.cnf",
                "-out",
                folder + "/site.crt");
        return folder;
    }

    private static void selfSigned(Path folder, String name, String subject) {
        openssl(
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "30",
                "-subj",
                subject,
                "-keyout",
                folder + "/" + name + ".key",
                "-out",
                folder + "/" + name + ".crt");
    }

    private static void openssl(String... arguments) {
        java.util.List<String> command = new java.util.ArrayList<>(java.util.List.of("openssl"));
        command.addAll(java.util.List.of(arguments));
        Command.run(command).orFail();
    }
}
