// SPDX-License-Identifier: Apache-2.0

package dev.entente.vitals;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import io.r2dbc.spi.Readable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/// Adds up the books of orders again, though the database refuses what does not: those that grew last, and in turn all of them.
@Repository
class Books {

    private static final Logger log = LoggerFactory.getLogger(Books.class);

    /// How many broken orders are remembered; more of them are no more alarming.
    private static final int REMEMBERED_MAX = 1_000;

    private static final String LOOK = """
            with looked as (
                select tenant, order_id, false as walked from
                    (select tenant, order_id from ledger_entry order by number desc limit :count) as newest
                union
                select tenant, order_id, true from
                    (select tenant, order_id from escrow_account where (tenant, order_id) > (:tenant, :order)
                     order by tenant, order_id limit :count) as walked)
            select l.tenant, l.order_id, bool_or(l.walked) as walked, bool_or(b.broken) as broken from looked l
              cross join lateral (select coalesce(sum(stands), 0) <> 0
                      or coalesce(bool_or(stands < 0 and account <> 'captured'), false) as broken
                    from (select p.account, sum(p.amount_minor) as stands
                            from ledger_entry e join ledger_posting p on p.entry_id = e.id
                           where e.tenant = l.tenant and e.order_id = l.order_id group by p.account) as accounts) as b
             group by l.tenant, l.order_id order by l.tenant, l.order_id""";

    private final Set<Book> broken = new TreeSet<>();

    private final DatabaseClient database;

    private final VitalsSettings settings;

    private Book reached = Book.BEFORE_ALL;

    Books(DatabaseClient database, VitalsSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /// How many orders are known whose books do not add up. Looks come one after the
    /// other.
    Mono<Long> look() {
        return this.database.sql(LOOK)
            .bind("count", this.settings.booksAtOnce())
            .bind("tenant", this.reached.tenant())
            .bind("order", this.reached.order())
            .map(Books::seen)
            .all()
            .collectList()
            .map(this::note);
    }

    private long note(List<Seen> seen) {
        var walked = new ArrayList<Book>();
        for (Seen one : seen) {
            if (one.walked()) {
                walked.add(one.book());
            }
            mark(one);
        }
        this.reached = (walked.size() < this.settings.booksAtOnce()) ? Book.BEFORE_ALL : walked.getLast();
        return this.broken.size();
    }

    private void mark(Seen one) {
        if (!one.broken()) {
            this.broken.remove(one.book());
        }
        else if (this.broken.size() < REMEMBERED_MAX && this.broken.add(one.book())) {
            log.error("The books of order {} of {} do not add up", one.book().order(), one.book().tenant());
        }
    }

    private static Seen seen(Readable row) {
        return new Seen(new Book(text(row, "tenant"), text(row, "order_id")), truth(row, "walked"),
                truth(row, "broken"));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }

    private static boolean truth(Readable row, String column) {
        return Boolean.TRUE.equals(row.get(column, Boolean.class));
    }

    private record Book(String tenant, String order) implements Comparable<Book> {

        private static final Book BEFORE_ALL = new Book("", "");

        @Override
        public int compareTo(Book other) {
            int byTenant = this.tenant.compareTo(other.tenant);
            return (byTenant != 0) ? byTenant : this.order.compareTo(other.order);
        }

    }

    private record Seen(Book book, boolean walked, boolean broken) {
    }

}
