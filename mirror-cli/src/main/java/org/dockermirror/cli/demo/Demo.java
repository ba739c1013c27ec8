package org.dockermirror.cli.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.dockermirror.allowlist.rule.AllowListParser.Parsed;
import org.dockermirror.cli.CommandException;
import org.dockermirror.cli.progress.Progress;
import org.dockermirror.cli.server.FileProblem;
import org.dockermirror.cli.server.Interrupted;
import org.dockermirror.cli.server.Java17;
import org.dockermirror.cli.server.KarFiles;
import org.dockermirror.cli.server.ListenAddress;
import org.dockermirror.cli.server.NexusProperties;
import org.dockermirror.cli.server.Server;
import org.dockermirror.cli.server.ServerDirectory;
import org.dockermirror.cli.server.ServerTemplate;

/** One run of the demo, from what is there to the three lines. */
record Demo(
        DemoOptions options,
        ServerDirectory directory,
        Supplier<KarFiles> shipped,
        Map<String, String> environment,
        Progress progress,
        PrintStream out) {

    /** The heap, and what the server was seen to take beside it. */
    private static final int MEMORY_MEGABYTES = Server.HEAP_MEGABYTES + 800;

    void run() throws InterruptedException {
        NexusProperties properties = NexusProperties.read(directory.nexusProperties());
        Optional<MirrorFile> file = MirrorFile.read(directory.mirrorFile());
        DemoSettings before = DemoSettings.stored(properties, file);
        DemoSettings settings = before.with(options);
        ListenAddress address = ListenAddress.parse(settings.listen());
        String source = options.allow() == null ? directory.mirrorFile().toString() : "--allow";
        Parsed list = AllowEntries.parse(settings.allow(), source, settings.upstream());
        list.warnings().forEach(warning -> progress.say("warning: " + warning));
        MirrorFile wished = file.orElseGet(MirrorFile::fresh).with(settings);
        ReadyImage image = ReadyImage.of(list.list());
        KarFiles kars = shipped.get();
        Optional<Server> running = Server.running(directory);
        List<String> changes = file.isPresent() ? settings.changesSince(before) : List.of();
        changes.forEach(progress::say);
        boolean asWished = changes.isEmpty() && running.isPresent() && kars.areIn(directory.deploy());
        if (asWished) {
            progress.say("The demo already runs in " + directory.root() + ".");
            waitAndReport(running.get(), settings, address, image);
            return;
        }
        Server server;
        progress.say("The demo needs " + ServerTemplate.DISK_MEGABYTES + " MB of disk in " + directory.root() + " and "
                + MEMORY_MEGABYTES + " MB of memory.");
        try (PreparationLock lock = PreparationLock.take(directory)) {
            Java17 java = Java17.find(environment);
            if (running.isPresent()) {
                progress.say("Restarting Nexus for that ...");
                running.get().stop();
            }
            prepare(settings, address, kars);
            properties.with(settings.port(), settings.listen()).write(directory.nexusProperties());
            wished.write(directory.mirrorFile());
            server = Server.start(directory, java, options.detach());
        }
        Thread stopAtExit = new Thread(() -> stop(server), "stop server");
        Runtime.getRuntime().addShutdownHook(stopAtExit);
        waitAndReport(server, settings, address, image);
        if (options.detach()) {
            Runtime.getRuntime().removeShutdownHook(stopAtExit);
        } else {
            progress.say("Press Ctrl-C to stop.");
            server.await();
            if (!server.wasStopped()) {
                throw server.died();
            }
        }
    }

    /** Everything that can fail does so here, before a file of the server is changed. */
    private void prepare(DemoSettings settings, ListenAddress address, KarFiles kars) {
        requireDisk();
        address.requireFree(settings.port(), "--port");
        address.requireFree(settings.dockerPort(), "--docker-port");
        if (!address.isLoopback()) {
            progress.say("Everyone who reaches " + settings.listen() + " will be able to pull.");
        }
        new ServerTemplate(directory, progress).install();
        kars.copyTo(directory.deploy());
    }

    private void requireDisk() {
        int needed = directory.isInstalled() ? ServerTemplate.DISK_MEGABYTES / 4 : ServerTemplate.DISK_MEGABYTES;
        try {
            long free = Files.getFileStore(directory.root()).getUsableSpace() >> 20;
            if (free < needed) {
                throw CommandException.failed("the disk of " + directory.root() + " is too full: " + free
                        + " MB are free, " + needed + " MB are needed; make room or choose another --data");
            }
        } catch (IOException e) {
            throw FileProblem.of("find the free space", directory.root(), e);
        }
    }

    private void waitAndReport(Server server, DemoSettings settings, ListenAddress address, ReadyImage image)
            throws InterruptedException {
        Readiness readiness = new Readiness(server, directory, address.forProbes(), settings, progress);
        readiness.awaitServer();
        readiness.awaitPull(image).ifPresent(warning -> progress.say("warning: " + warning));
        AdminPassword password = new AdminPassword(
                directory.passwordFile(), URI.create("http://" + address.forProbes() + ":" + settings.port()));
        Optional<Path> file = password.isInForce() ? Optional.of(password.file()) : Optional.empty();
        ReadyLines.of(settings, address, image, file).forEach(out::println);
        out.flush();
    }

    private void stop(Server server) {
        if (!server.isAlive()) {
            return;
        }
        progress.say("Stopping Nexus ...");
        try {
            server.stop();
        } catch (InterruptedException e) {
            throw Interrupted.during("stopping Nexus", e);
        }
    }
}
