// SPDX-License-Identifier: Apache-2.0
package io.larder.benchmarks;

import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The mutable object that the rows "by value" store: eight fields and three items, as an application would write it. */
public class Order implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private long number;
    private String customer;
    private String currency;
    private long cents;
    private long placedMillis;
    private boolean paid;
    private int priority;
    private ArrayList<Item> items;

    /** An order that differs from every other with another number. */
    public Order(int number) {
        this.number = number;
        this.customer = "customer-" + number;
        this.currency = "EUR";
        this.cents = 99L * number;
        this.placedMillis = 1_700_000_000_000L + number;
        this.paid = number % 2 == 0;
        this.priority = number % 5;
        this.items = new ArrayList<>(List.of(new Item("apple", 1), new Item("pear", 2), new Item("plum", number)));
    }

    void setPriority(int priority) {
        this.priority = priority;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Order that
                && number == that.number
                && paid == that.paid
                && priority == that.priority
                && customer.equals(that.customer)
                && currency.equals(that.currency)
                && cents == that.cents
                && placedMillis == that.placedMillis
                && items.equals(that.items);
    }

    @Override
    public int hashCode() {
        return Objects.hash(number, customer, currency, cents, placedMillis, paid, priority, items);
    }

    /** One line of an order. */
    static class Item implements Serializable {
        @Serial
        private static final long serialVersionUID = 1L;

        private String article;
        private int quantity;

        Item(String article, int quantity) {
            this.article = article;
            this.quantity = quantity;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Item that && quantity == that.quantity && article.equals(that.article);
        }

        @Override
        public int hashCode() {
            return Objects.hash(article, quantity);
        }
    }
}
