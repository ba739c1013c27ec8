package org.dockermirror.gate;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * As much of a class file as says which name a bean has: the super class and the value of {@code @Named} on the class
 * (Java Virtual Machine Specification, chapter 4). Read instead of loaded: loading a class of another bundle would start
 * what that bundle starts.
 */
final class ClassFile {

    private static final int MAGIC = 0xCAFEBABE;
    private static final String ANNOTATIONS = "RuntimeVisibleAnnotations";
    private static final String NAMED = "Ljavax/inject/Named;";

    private final DataInputStream in;
    private final @Nullable String[] texts;
    private final int[] classNames;
    private @Nullable String superClass;
    private @Nullable String beanName;

    private ClassFile(DataInputStream in, int constants) {
        this.in = in;
        this.texts = new String[constants];
        this.classNames = new int[constants];
    }

    /** @throws IOException if this is no class file */
    static ClassFile read(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        if (in.readInt() != MAGIC) {
            throw new IOException("not a class file");
        }
        in.skipNBytes(4);
        ClassFile file = new ClassFile(in, in.readUnsignedShort());
        file.readConstants();
        in.skipNBytes(4);
        file.superClass = file.texts[file.classNames[in.readUnsignedShort()]];
        in.skipNBytes(2L * in.readUnsignedShort());
        file.skipMembers();
        file.skipMembers();
        file.readAttributes();
        return file;
    }

    /** In internal form, {@code java/lang/Object}. */
    @Nullable
    String superClass() {
        return superClass;
    }

    /** The value of {@code @Named} on the class; null if it has none. */
    @Nullable
    String beanName() {
        return beanName;
    }

    private void readConstants() throws IOException {
        for (int i = 1; i < texts.length; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> texts[i] = in.readUTF();
                case 7 -> classNames[i] = in.readUnsignedShort();
                case 8, 16, 19, 20 -> in.skipNBytes(2);
                case 15 -> in.skipNBytes(3);
                case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
                case 5, 6 -> {
                    in.skipNBytes(8);
                    i++; // long and double take two places
                }
                default -> throw new IOException("unknown constant " + tag);
            }
        }
    }

    private void skipMembers() throws IOException {
        for (int members = in.readUnsignedShort(); members > 0; members--) {
            in.skipNBytes(6);
            for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
                in.skipNBytes(2);
                in.skipNBytes(Integer.toUnsignedLong(in.readInt()));
            }
        }
    }

    private void readAttributes() throws IOException {
        for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
            String name = texts[in.readUnsignedShort()];
            long length = Integer.toUnsignedLong(in.readInt());
            if (ANNOTATIONS.equals(name)) {
                readAnnotations();
            } else {
                in.skipNBytes(length);
            }
        }
    }

    private void readAnnotations() throws IOException {
        for (int annotations = in.readUnsignedShort(); annotations > 0; annotations--) {
            readAnnotation(NAMED.equals(texts[in.readUnsignedShort()]));
        }
    }

    private void readAnnotation(boolean named) throws IOException {
        for (int pairs = in.readUnsignedShort(); pairs > 0; pairs--) {
            in.skipNBytes(2);
            String value = readValue();
            if (named && value != null) {
                beanName = value;
            }
        }
    }

    /** The value if it is a string, else null. */
    private @Nullable String readValue() throws IOException {
        int tag = in.readUnsignedByte();
        switch (tag) {
            case 's' -> {
                return texts[in.readUnsignedShort()];
            }
            case 'e' -> in.skipNBytes(4);
            case '@' -> {
                in.skipNBytes(2);
                readAnnotation(false);
            }
            case '[' -> {
                for (int values = in.readUnsignedShort(); values > 0; values--) {
                    readValue();
                }
            }
            default -> in.skipNBytes(2);
        }
        return null;
    }
}
