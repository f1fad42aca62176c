using Npgsql;

namespace Hangazo.Tests.Support.Faults;

/// <summary>What the shop's books say of the storm's orders, read by plain SQL so that no code of the shop judges itself.</summary>
internal sealed record ShopBooks(
    IReadOnlyDictionary<Guid, BookedOrder> Orders, IReadOnlyList<BookedReceipt> Receipts, IReadOnlyDictionary<string, BookedPayBill> PayBill,
    IReadOnlyDictionary<Guid, BookedAttempt> Attempts, IReadOnlyList<BookedRefund> Refunds, IReadOnlyList<BookedCredit> StoreCredit, long StoreCreditWrong, long StockUnbalanced, long InboxWaiting, long OutboxWaiting, long OutboxDead)
{
    public static async Task<ShopBooks> ReadAsync(NpgsqlDataSource database, string[] numbers)
    {
        var orders = await ListAsync(database, """
            select o.id, o.number, p.due_minor, p.captured_minor, p.state, o.payment_state,
                coalesce((select sum(c.amount_minor) from payments.credit c where c.payment_id = p.id), 0)::bigint,
                (select count(*) from invoicing.invoice i where i.order_id = o.id and i.type = 'Invoice'),
                coalesce((select sum(case when i.type = 'CreditNote' then -i.total_minor else i.total_minor end) from invoicing.invoice i where i.order_id = o.id), 0)::bigint
            from ordering."order" o join payments.payment p on p.subject_id = o.id where o.number = any($1)
            """, numbers, row => new BookedOrder(
                row.GetGuid(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3), row.GetString(4), row.GetString(5), row.GetInt64(6), row.GetInt64(7), row.GetInt64(8)));
        var subjects = orders.Select(order => order.Id).ToArray();
        var receipts = await ListAsync(database, """
            select p.subject_id, r.reference, r.amount_minor, r.booking, a.gateway, a.amount_minor, coalesce(a.charge_minor, 0), r.is_stand_in
            from payments.receipt r join payments.payment p on p.id = r.payment_id join payments.attempt a on a.id = r.attempt_id where p.subject_id = any($1)
            """, subjects, row => new BookedReceipt(
                row.GetGuid(0), row.GetString(1), row.GetInt64(2), row.GetString(3), row.GetString(4), row.GetInt64(5), row.GetInt64(6), row.GetBoolean(7)));
        var payBill = await ListAsync(
            database, "select transaction_id, amount_minor, amount_minor - allocated_minor, parts from payments.paybill_receipt", Array.Empty<string>(),
            row => new BookedPayBill(row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetInt32(3)));
        var attempts = await ListAsync(database, """
            select a.id, p.subject_id, a.state, a.checkout_request_id, a.poll_count
            from payments.attempt a join payments.payment p on p.id = a.payment_id where p.subject_id = any($1)
            """, subjects, row => new BookedAttempt(
                row.GetGuid(0), row.GetGuid(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3), row.GetInt32(4)));
        var refunds = await ListAsync(database, """
            select f.id, f.subject_id, f.gateway, r.reference, coalesce(f.charge_minor, f.amount_minor), f.amount_minor, f.state, coalesce(f.problem, '')
            from payments.refund f join payments.receipt r on r.id = f.receipt_id where f.subject_id = any($1)
            """, subjects, row => new BookedRefund(
                row.GetGuid(0), row.GetGuid(1), row.GetString(2), row.GetString(3), row.GetInt64(4), row.GetInt64(5), row.GetString(6), row.GetString(7)));
        var storeCredit = await ListAsync(
            database, "select kind, key, amount_minor, reference from payments.store_credit_entry", Array.Empty<string>(),
            row => new BookedCredit(row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetString(3)));
        return new(
            orders.ToDictionary(order => order.Id), receipts, payBill.ToDictionary(each => each.Number), attempts.ToDictionary(attempt => attempt.Id),
            refunds, storeCredit,
            await CountAsync(database, """
                select count(*) from payments.store_credit_account a
                where balance_minor <> (select coalesce(sum(amount_minor), 0) from payments.store_credit_entry e where e.holder = a.holder)
                """),
            await CountAsync(database, StockLedger.Unbalanced),
            await CountAsync(database, "select count(*) from payments.inbox where next_try_at is not null or (processed_at is null and tries > 0)"),
            await CountAsync(database, "select count(*) from outbox.delivery where state = 'Pending'"),
            await CountAsync(database, "select count(*) from outbox.delivery where state = 'Dead'"));
    }

    private static async Task<List<T>> ListAsync<T>(NpgsqlDataSource database, string sql, Array only, Func<NpgsqlDataReader, T> read)
    {
        await using var command = database.CreateCommand(sql);
        if (sql.Contains("$1", StringComparison.Ordinal)) command.Parameters.AddWithValue(only);
        await using var rows = await command.ExecuteReaderAsync();
        var list = new List<T>();
        while (await rows.ReadAsync()) list.Add(read(rows));
        return list;
    }

    private static async Task<long> CountAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}

/// <summary>An order and its payment. Cents.</summary>
/// <param name="Papers">Invoices and deposit receipts, less credit notes.</param>
internal sealed record BookedOrder(Guid Id, string Number, long Due, long Captured, string Payment, string PaymentState, long Credits, long Invoices, long Papers);

/// <summary>Money on its way back, in the currency of the charge and in shillings. Cents.</summary>
/// <param name="Receipt">Of the payment it goes back of.</param>
internal sealed record BookedRefund(Guid Id, Guid Order, string Gateway, string Receipt, long Charged, long Minor, string State, string Problem);

/// <summary>A change of somebody's store credit. Cents.</summary>
/// <param name="Key">Of its cause.</param>
internal sealed record BookedCredit(string Kind, string Key, long Minor, string Reference);

/// <param name="Asked">What the attempt asked for.</param>
/// <param name="Charge">What it charged for that in another currency; 0: the same.</param>
internal sealed record BookedReceipt(
    Guid Order, string Number, long Minor, string Booking, string Gateway, long Asked, long Charge, bool IsStandIn)
{
    /// <summary>In the currency in which the provider has it.</summary>
    public long Charged => Charge > 0 && Minor == Asked ? Charge : Minor;
}

/// <summary>Money that somebody sent by themselves. Cents.</summary>
internal sealed record BookedPayBill(string Number, long Minor, long Left, int Parts);

internal sealed record BookedAttempt(Guid Id, Guid Order, string State, string? Request, int Polls)
{
    public bool IsOpen => State is "Created" or "Submitting" or "Pending" or "Unknown";
}
