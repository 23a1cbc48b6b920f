// SPDX-License-Identifier: Apache-2.0

package dev.entente.mediation;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.entente.decisiontree.DecisionTrees;
import dev.entente.decisiontree.Finding;
import dev.entente.decisiontree.Tree;
import dev.entente.decisiontree.TreeFolder;
import dev.entente.decisiontree.TreeSource;
import dev.entente.dispute.TreeMark;
import dev.entente.party.Refused;
import io.r2dbc.postgresql.codec.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The trees in force, and every version that a case has started with. The folder is read at the start, whole or not at
/// all: a server with a bad tree does not start.
@Component
public class TreeBook {

    private static final Logger log = LoggerFactory.getLogger(TreeBook.class);

    private static final int versionsMax = 1_000;

    private final Map<TreeMark, Tree> read = new ConcurrentHashMap<>();

    private final DecisionTrees inForce;

    private final DatabaseClient database;

    private final JsonMapper json;

    TreeBook(MediationSettings settings, DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
        this.inForce = load(Path.of(settings.treesFolder()));
    }

    private static DecisionTrees load(Path folder) {
        return switch (TreeFolder.load(folder)) {
            case TreeFolder.Loading.Loaded loaded -> loaded;
            case TreeFolder.Loading.Refused(var findings) -> {
                findings.stream().map(Finding::toString).forEach(log::error);
                throw new IllegalStateException(
                        "The decision trees in " + folder + " have " + findings.size() + " findings, see above.");
            }
        };
    }

    public DecisionTrees inForce() {
        return this.inForce;
    }

    Optional<Tree> forCategory(String category) {
        return this.inForce.forCategory(category);
    }

    /// Keeps the version for the cases that use it; to be called before a case does.
    Mono<Void> pin(Tree tree) {
        return this.database.sql("""
                insert into tree_version (name, version, source) values (:name, :version, :source)
                on conflict do nothing""")
            .bind("name", tree.name())
            .bind("version", tree.version())
            .bind("source", Json.of(this.json.writeValueAsString(tree.source())))
            .then();
    }

    static TreeMark mark(Tree tree) {
        return new TreeMark(tree.name(), tree.version(), null);
    }

    /// The very version that a case has started with.
    Mono<Tree> tree(TreeMark mark) {
        TreeMark key = new TreeMark(mark.name(), mark.version(), null);
        Tree known = this.read.get(key);
        return known != null ? Mono.just(known) : find(key).doOnNext(tree -> remember(key, tree));
    }

    private Mono<Tree> find(TreeMark key) {
        return Mono.justOrEmpty(this.inForce.named(key.name()).filter(tree -> tree.version().equals(key.version())))
            .switchIfEmpty(Mono.defer(() -> stored(key)));
    }

    private Mono<Tree> stored(TreeMark key) {
        return this.database.sql("select source from tree_version where name = :name and version = :version")
            .bind("name", key.name())
            .bind("version", key.version())
            .map(row -> source(row.get("source", Json.class).asString()))
            .one()
            .map(Tree::parse)
            .switchIfEmpty(Mono.error(Refused::notFound));
    }

    /// What a later release keeps beside what this one knows is left out.
    private TreeSource source(String stored) {
        return this.json.readerFor(TreeSource.class)
            .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .readValue(stored);
    }

    private void remember(TreeMark key, Tree tree) {
        if (this.read.size() >= versionsMax) {
            this.read.clear();
        }
        this.read.put(key, tree);
    }

}
