// SPDX-License-Identifier: Apache-2.0

package dev.entente.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What a server's processes and all they started have used, read from {@code /proc}; where there is none, all is zero.
final class ServerProcesses {

    /// Linux tells processor time in hundredths of a second, whatever the machine.
    private static final double TICKS_PER_SECOND = 100;

    private static final Path PROC = Path.of("/proc");

    /// Field 14 of {@code /proc/pid/stat}, counted after the name in parentheses: user,
    /// system, and both of children that ended.
    private static final int USER_TIME = 11;

    private static final int OWN_TIMES = 2;

    private static final int TIMES = 4;

    private final List<Long> roots;

    ServerProcesses(List<Long> roots) {
        this.roots = roots;
    }

    /// Processor seconds of this command so far, without a server that it started.
    static double ownSeconds() {
        return seconds(read(PROC.resolve("self/stat")), OWN_TIMES);
    }

    /// Processor seconds so far, by the name of the program.
    Map<String, Double> cpuSeconds() {
        var seconds = new TreeMap<String, Double>();
        for (long pid : pids()) {
            String stat = read(PROC.resolve(pid + "/stat"));
            if (!stat.isEmpty()) {
                seconds.merge(stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')')), seconds(stat, TIMES),
                        Double::sum);
            }
        }
        return seconds;
    }

    /// Memory by the name of the program in MiB: each page counted once, shared ones in
    /// equal parts.
    Map<String, Double> memory() {
        var memory = new TreeMap<String, Double>();
        for (long pid : pids()) {
            String rollup = read(PROC.resolve(pid + "/smaps_rollup"));
            rollup.lines()
                .filter(line -> line.startsWith("Pss:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .forEach(size -> memory.merge(read(PROC.resolve(pid + "/comm")).strip(), size, Double::sum));
        }
        return memory;
    }

    /// Processor seconds of the whole machine so far, idle time and waiting left out.
    static double machineSeconds() {
        String total = read(PROC.resolve("stat")).lines().findFirst().orElse("");
        var fields = total.split("\\s+");
        double ticks = 0;
        for (int field : new int[] { 1, 2, 3, 6, 7 }) {
            ticks += (field < fields.length) ? Double.parseDouble(fields[field]) : 0;
        }
        return ticks / TICKS_PER_SECOND;
    }

    static double sum(Map<String, Double> parts) {
        return parts.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private Set<Long> pids() {
        var pids = new LinkedHashSet<Long>();
        this.roots.stream()
            .flatMap(root -> ProcessHandle.of(root).stream())
            .flatMap(root -> Stream.concat(Stream.of(root), root.descendants()))
            .forEach(process -> pids.add(process.pid()));
        return pids;
    }

    private static double seconds(String stat, int times) {
        if (stat.isEmpty()) {
            return 0;
        }
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        double ticks = 0;
        for (int field = USER_TIME; field < USER_TIME + times; field++) {
            ticks += Double.parseDouble(fields[field]);
        }
        return ticks / TICKS_PER_SECOND;
    }

    /// Empty where the process is gone or not ours to look at.
    private static String read(Path file) {
        try {
            return Files.readString(file);
        }
        catch (IOException ex) {
            return "";
        }
    }

}
