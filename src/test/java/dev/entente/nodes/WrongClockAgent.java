// SPDX-License-Identifier: Apache-2.0

package dev.entente.nodes;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import org.jspecify.annotations.Nullable;

/// Puts the wall clock of a whole JVM wrong, and steps it while the JVM runs: as a machine's clock would be, without
/// touching this machine's. Behind every call of the two methods by which Java asks the machine for the time of day it
/// adds a number of milliseconds, which a thread reads from a file again and again. What measures time by a stopwatch
/// (`System.nanoTime`) goes right, as it does on a machine whose clock is stepped.
final class WrongClockAgent implements ClassFileTransformer {

    private static final String OFFSET = "wrong.clock.millis";

    private static final long NANOS_PER_MILLI = 1_000_000;

    private static final ClassDesc BOXED = ClassDesc.of("java.lang.Long");

    private static final List<String> CALLS = List.of("currentTimeMillis", "getNanoTimeAdjustment");

    private WrongClockAgent() {
    }

    /// The agent as a jar for the option `-javaagent:jar=file`.
    static Path pack(Path jar) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", WrongClockAgent.class.getName());
        manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
        var entry = WrongClockAgent.class.getName().replace('.', '/') + ".class";
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                var in = WrongClockAgent.class.getResourceAsStream("/" + entry)) {
            out.putNextEntry(new JarEntry(entry));
            in.transferTo(out);
        }
        return jar;
    }

    /// Called by the JVM.
    public static void premain(String file, Instrumentation instrumentation)
            throws ClassNotFoundException, UnmodifiableClassException {
        follow(Path.of(file));
        instrumentation.addTransformer(new WrongClockAgent(), true);
        for (var name : List.of("java.time.Clock", "java.time.Clock$SystemClock", "java.util.Date",
                "java.util.Calendar", "java.util.GregorianCalendar")) {
            instrumentation.retransformClasses(Class.forName(name));
        }
    }

    private static void follow(Path file) {
        read(file);
        var reader = new Thread(() -> {
            while (true) {
                read(file);
                try {
                    Thread.sleep(50);
                }
                catch (InterruptedException ex) {
                    return;
                }
            }
        }, "wrong-clock");
        reader.setDaemon(true);
        reader.start();
    }

    private static void read(Path file) {
        try {
            System.setProperty(OFFSET, Files.readString(file).strip());
        }
        catch (IOException ex) {
            System.clearProperty(OFFSET);
        }
    }

    @Override
    public byte @Nullable [] transform(@Nullable ClassLoader loader, String name, @Nullable Class<?> known,
            @Nullable ProtectionDomain domain, byte[] bytes) {
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (CALLS.stream().noneMatch(text::contains)) {
            return null;
        }
        try {
            var file = ClassFile.of();
            return file.transformClass(file.parse(bytes),
                    ClassTransform.transformingMethodBodies(CodeTransform.ofStateful(() -> WrongClockAgent::bend)));
        }
        catch (RuntimeException ex) {
            return null;
        }
    }

    private static void bend(CodeBuilder code, CodeElement element) {
        code.with(element);
        if (element instanceof InvokeInstruction call && CALLS.contains(call.name().stringValue())) {
            code.loadConstant(OFFSET)
                .loadConstant(0L)
                .invokestatic(BOXED, "getLong",
                        MethodTypeDesc.of(BOXED, ConstantDescs.CD_String, ConstantDescs.CD_long))
                .invokevirtual(BOXED, "longValue", MethodTypeDesc.of(ConstantDescs.CD_long));
            if (call.name().stringValue().equals("getNanoTimeAdjustment")) {
                code.loadConstant(NANOS_PER_MILLI).lmul();
            }
            code.ladd();
        }
    }

}
