using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace Hangazo.Core.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(HangazoDb))]
    [Migration("20261121125217_Initial")]
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "payments");

            migrationBuilder.EnsureSchema(
                name: "catalog");

            migrationBuilder.EnsureSchema(
                name: "carts");

            migrationBuilder.EnsureSchema(
                name: "reporting");

            migrationBuilder.EnsureSchema(
                name: "shipping");

            migrationBuilder.EnsureSchema(
                name: "customers");

            migrationBuilder.EnsureSchema(
                name: "outbox");

            migrationBuilder.EnsureSchema(
                name: "notifications");

            migrationBuilder.EnsureSchema(
                name: "ordering");

            migrationBuilder.EnsureSchema(
                name: "settings");

            migrationBuilder.EnsureSchema(
                name: "inventory");

            migrationBuilder.EnsureSchema(
                name: "invoicing");

            migrationBuilder.EnsureSchema(
                name: "tax");

            migrationBuilder.CreateTable(
                name: "cart",
                schema: "carts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ordered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cart", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "category",
                schema: "catalog",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    slug = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    text = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    picture_hash = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    position = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_category", x => x.id);
                    table.ForeignKey(
                        name: "fk_category_category_parent_id",
                        column: x => x.parent_id,
                        principalSchema: "catalog",
                        principalTable: "category",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "counted_event",
                schema: "reporting",
                columns: table => new
                {
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    @event = table.Column<string>(name: "event", type: "character varying(24)", maxLength: 24, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_counted_event", x => new { x.order_id, x.@event });
                });

            migrationBuilder.CreateTable(
                name: "county",
                schema: "shipping",
                columns: table => new
                {
                    code = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    zone = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_county", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "customer",
                schema: "customers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    phone = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_customer", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "email",
                schema: "notifications",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    kind = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    to = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    subject = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    html = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    next_attempt_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_error = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_email", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "entry",
                schema: "settings",
                columns: table => new
                {
                    key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    value = table.Column<string>(type: "jsonb", nullable: false),
                    changed_by = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_entry1", x => new { x.key, x.from });
                });

            migrationBuilder.CreateTable(
                name: "fee",
                schema: "shipping",
                columns: table => new
                {
                    method = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    zone = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fee", x => new { x.method, x.zone });
                });

            migrationBuilder.CreateTable(
                name: "hold",
                schema: "inventory",
                columns: table => new
                {
                    holder = table.Column<Guid>(type: "uuid", nullable: false),
                    variant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    quantity = table.Column<decimal>(type: "numeric(13,2)", precision: 13, scale: 2, nullable: false),
                    state = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hold", x => new { x.holder, x.variant_id });
                });

            migrationBuilder.CreateTable(
                name: "inbox",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    gateway = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    event_key = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    attempt_id = table.Column<Guid>(type: "uuid", nullable: false),
                    body = table.Column<byte[]>(type: "bytea", nullable: false),
                    remote_address = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    next_try_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    processed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    outcome = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inbox", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "invoice",
                schema: "invoicing",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    type = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    issued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_number = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    order_key = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    ordered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    seller_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    seller_legal_name = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    seller_kra_pin = table.Column<string>(type: "character varying(11)", maxLength: 11, nullable: false),
                    seller_address = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    seller_phone = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    seller_email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    vat_registered = table.Column<bool>(type: "boolean", nullable: false),
                    buyer_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    buyer_phone = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    buyer_kra_pin = table.Column<string>(type: "character varying(11)", maxLength: 11, nullable: true),
                    rounding_currency = table.Column<string>(type: "text", nullable: false),
                    rounding_minor = table.Column<long>(type: "bigint", nullable: false),
                    total_currency = table.Column<string>(type: "text", nullable: false),
                    total_minor = table.Column<long>(type: "bigint", nullable: false),
                    vat_currency = table.Column<string>(type: "text", nullable: false),
                    vat_minor = table.Column<long>(type: "bigint", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invoice", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "message",
                schema: "outbox",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    payload = table.Column<string>(type: "jsonb", nullable: false),
                    occurred_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    announced_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_message", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "method",
                schema: "shipping",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    estimate = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    needs_address = table.Column<bool>(type: "boolean", nullable: false),
                    is_offered = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_method", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "movement",
                schema: "inventory",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    variant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    on_hand_delta = table.Column<decimal>(type: "numeric(13,2)", precision: 13, scale: 2, nullable: false),
                    allocated_delta = table.Column<decimal>(type: "numeric(13,2)", precision: 13, scale: 2, nullable: false),
                    reserved_delta = table.Column<decimal>(type: "numeric(13,2)", precision: 13, scale: 2, nullable: false),
                    reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    holder = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_movement", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "order",
                schema: "ordering",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    access_key = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    cart_id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    contact_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    contact_phone = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    contact_email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    buyer_kra_pin = table.Column<string>(type: "character varying(11)", maxLength: 11, nullable: true),
                    delivery_code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    delivery_name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    county_code = table.Column<int>(type: "integer", nullable: true),
                    county = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    town = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    directions = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    delivery_vat_rate = table.Column<decimal>(type: "numeric(13,2)", precision: 13, scale: 2, nullable: false),
                    placed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    paid_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    payment_due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    state = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    payment_state = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    fulfilment = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    status = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    stock_missing = table.Column<bool>(type: "boolean", nullable: false),
                    delivery_fee_currency = table.Column<string>(type: "text", nullable: false),
                    delivery_fee_minor = table.Column<long>(type: "bigint", nullable: false),
                    delivery_vat_currency = table.Column<string>(type: "text", nullable: false),
                    delivery_vat_minor = table.Column<long>(type: "bigint", nullable: false),
                    rounding_currency = table.Column<string>(type: "text", nullable: false),
                    rounding_minor = table.Column<long>(type: "bigint", nullable: false),
                    subtotal_currency = table.Column<string>(type: "text", nullable: false),
                    subtotal_minor = table.Column<long>(type: "bigint", nullable: false),
                    total_currency = table.Column<string>(type: "text", nullable: false),
                    total_minor = table.Column<long>(type: "bigint", nullable: false),
                    vat_currency = table.Column<string>(type: "text", nullable: false),
                    vat_minor = table.Column<long>(type: "bigint", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_order", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payment",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    state = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    closed_reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    captured_currency = table.Column<string>(type: "text", nullable: false),
                    captured_minor = table.Column<long>(type: "bigint", nullable: false),
                    due_currency = table.Column<string>(type: "text", nullable: false),
                    due_minor = table.Column<long>(type: "bigint", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment", x => x.id);
                    table.CheckConstraint("ck_payment_captured", "captured_minor between 0 and due_minor and captured_currency = due_currency");
                });

            migrationBuilder.CreateTable(
                name: "product",
                schema: "catalog",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    slug = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    name = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    summary = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    description = table.Column<string>(type: "text", nullable: false),
                    care = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    state = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    is_featured = table.Column<bool>(type: "boolean", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    canonical_category_id = table.Column<Guid>(type: "uuid", nullable: false),
                    vat = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    unit = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    quantity_increment = table.Column<decimal>(type: "numeric(13,2)", precision: 13, scale: 2, nullable: false),
                    quantity_minimum = table.Column<decimal>(type: "numeric(13,2)", precision: 13, scale: 2, nullable: false),
                    quantity_maximum = table.Column<decimal>(type: "numeric(13,2)", precision: 13, scale: 2, nullable: false),
                    weight_grams = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_product", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "product_sales",
                schema: "reporting",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    slug = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    quantity = table.Column<decimal>(type: "numeric(13,2)", precision: 13, scale: 2, nullable: false),
                    revenue_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_product_sales", x => new { x.day, x.slug });
                });

            migrationBuilder.CreateTable(
                name: "rate",
                schema: "tax",
                columns: table => new
                {
                    category = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    percent = table.Column<decimal>(type: "numeric(13,2)", precision: 13, scale: 2, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rate", x => new { x.category, x.from });
                });

            migrationBuilder.CreateTable(
                name: "sales_hour",
                schema: "reporting",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    hour = table.Column<int>(type: "integer", nullable: false),
                    orders_placed = table.Column<int>(type: "integer", nullable: false),
                    orders_paid = table.Column<int>(type: "integer", nullable: false),
                    revenue_minor = table.Column<long>(type: "bigint", nullable: false),
                    orders_cancelled = table.Column<int>(type: "integer", nullable: false),
                    cancelled_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sales_hour", x => new { x.day, x.hour });
                });

            migrationBuilder.CreateTable(
                name: "series",
                schema: "invoicing",
                columns: table => new
                {
                    type = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    last = table.Column<int>(type: "integer", nullable: false),
                    last_issued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_series", x => new { x.type, x.year });
                });

            migrationBuilder.CreateTable(
                name: "shelf",
                schema: "catalog",
                columns: table => new
                {
                    category_id = table.Column<Guid>(type: "uuid", nullable: false),
                    product_id = table.Column<Guid>(type: "uuid", nullable: false),
                    featured = table.Column<bool>(type: "boolean", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    price_from_minor = table.Column<long>(type: "bigint", nullable: false),
                    on_sale = table.Column<bool>(type: "boolean", nullable: false),
                    in_stock = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_shelf", x => new { x.category_id, x.product_id });
                });

            migrationBuilder.CreateTable(
                name: "stock",
                schema: "inventory",
                columns: table => new
                {
                    variant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    on_hand = table.Column<decimal>(type: "numeric(13,2)", precision: 13, scale: 2, nullable: false),
                    allocated = table.Column<decimal>(type: "numeric(13,2)", precision: 13, scale: 2, nullable: false),
                    reserved = table.Column<decimal>(type: "numeric(13,2)", precision: 13, scale: 2, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stock", x => x.variant_id);
                    table.CheckConstraint("stock_never_oversold", "on_hand - allocated - reserved >= 0");
                    table.CheckConstraint("stock_not_negative", "allocated >= 0 and reserved >= 0");
                });

            migrationBuilder.CreateTable(
                name: "line",
                schema: "carts",
                columns: table => new
                {
                    cart_id = table.Column<Guid>(type: "uuid", nullable: false),
                    variant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    configuration_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    quantity = table.Column<decimal>(type: "numeric(13,2)", precision: 13, scale: 2, nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    price_seen_currency = table.Column<string>(type: "text", nullable: false),
                    price_seen_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_line", x => new { x.cart_id, x.variant_id, x.configuration_hash });
                    table.ForeignKey(
                        name: "fk_line_cart_cart_id",
                        column: x => x.cart_id,
                        principalSchema: "carts",
                        principalTable: "cart",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "line",
                schema: "invoicing",
                columns: table => new
                {
                    invoice_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    name = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    detail = table.Column<string>(type: "character varying(130)", maxLength: 130, nullable: false),
                    sku = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    unit = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    quantity = table.Column<decimal>(type: "numeric(13,2)", precision: 13, scale: 2, nullable: false),
                    vat_category = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    vat_rate = table.Column<decimal>(type: "numeric(13,2)", precision: 13, scale: 2, nullable: false),
                    gross_currency = table.Column<string>(type: "text", nullable: false),
                    gross_minor = table.Column<long>(type: "bigint", nullable: false),
                    unit_price_currency = table.Column<string>(type: "text", nullable: false),
                    unit_price_minor = table.Column<long>(type: "bigint", nullable: false),
                    vat_currency = table.Column<string>(type: "text", nullable: false),
                    vat_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_line1", x => new { x.invoice_id, x.position });
                    table.ForeignKey(
                        name: "fk_line_invoice_invoice_id",
                        column: x => x.invoice_id,
                        principalSchema: "invoicing",
                        principalTable: "invoice",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "receipt",
                schema: "invoicing",
                columns: table => new
                {
                    invoice_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    method = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    reference = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    amount_currency = table.Column<string>(type: "text", nullable: false),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_receipt", x => new { x.invoice_id, x.position });
                    table.ForeignKey(
                        name: "fk_receipt_invoice_invoice_id",
                        column: x => x.invoice_id,
                        principalSchema: "invoicing",
                        principalTable: "invoice",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "vat",
                schema: "invoicing",
                columns: table => new
                {
                    invoice_id = table.Column<Guid>(type: "uuid", nullable: false),
                    category = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    rate = table.Column<decimal>(type: "numeric(13,2)", precision: 13, scale: 2, nullable: false),
                    gross_currency = table.Column<string>(type: "text", nullable: false),
                    gross_minor = table.Column<long>(type: "bigint", nullable: false),
                    vat_currency = table.Column<string>(type: "text", nullable: false),
                    vat_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_vat", x => new { x.invoice_id, x.category, x.rate });
                    table.ForeignKey(
                        name: "fk_vat_invoice_invoice_id",
                        column: x => x.invoice_id,
                        principalSchema: "invoicing",
                        principalTable: "invoice",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "delivery",
                schema: "outbox",
                columns: table => new
                {
                    message_id = table.Column<long>(type: "bigint", nullable: false),
                    reaction = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    state = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    next_attempt_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_error = table.Column<string>(type: "text", nullable: true),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_delivery", x => new { x.message_id, x.reaction });
                    table.ForeignKey(
                        name: "fk_delivery_message_message_id",
                        column: x => x.message_id,
                        principalSchema: "outbox",
                        principalTable: "message",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "entry",
                schema: "ordering",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    text = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    by = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_entry", x => x.id);
                    table.ForeignKey(
                        name: "fk_entry_order_order_id",
                        column: x => x.order_id,
                        principalSchema: "ordering",
                        principalTable: "order",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "line",
                schema: "ordering",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    variant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    product_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    slug = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    name = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    option_text = table.Column<string>(type: "character varying(90)", maxLength: 90, nullable: false),
                    sku = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    picture_hash = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    unit = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    quantity = table.Column<decimal>(type: "numeric(13,2)", precision: 13, scale: 2, nullable: false),
                    vat_category = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    vat_rate = table.Column<decimal>(type: "numeric(13,2)", precision: 13, scale: 2, nullable: false),
                    gross_currency = table.Column<string>(type: "text", nullable: false),
                    gross_minor = table.Column<long>(type: "bigint", nullable: false),
                    unit_price_currency = table.Column<string>(type: "text", nullable: false),
                    unit_price_minor = table.Column<long>(type: "bigint", nullable: false),
                    vat_currency = table.Column<string>(type: "text", nullable: false),
                    vat_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_line2", x => x.id);
                    table.ForeignKey(
                        name: "fk_line_order_order_id",
                        column: x => x.order_id,
                        principalSchema: "ordering",
                        principalTable: "order",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "attempt",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    payment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    gateway = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    phone = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    state = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    callback_token_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    merchant_request_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    checkout_request_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    receipt = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    failure_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    failure_text = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    claimed_receipt = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    claimed_minor = table.Column<long>(type: "bigint", nullable: true),
                    paid_without_receipt_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    next_poll_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    poll_count = table.Column<int>(type: "integer", nullable: false),
                    last_checked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    amount_currency = table.Column<string>(type: "text", nullable: false),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attempt", x => x.id);
                    table.ForeignKey(
                        name: "fk_attempt_payment_payment_id",
                        column: x => x.payment_id,
                        principalSchema: "payments",
                        principalTable: "payment",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "credit",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    payment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    gateway = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    receipt = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    note = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    state = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    refund_reference = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    refunded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    amount_currency = table.Column<string>(type: "text", nullable: false),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_credit", x => x.id);
                    table.CheckConstraint("ck_credit_amount", "amount_minor > 0");
                    table.ForeignKey(
                        name: "fk_credit_payment_payment_id",
                        column: x => x.payment_id,
                        principalSchema: "payments",
                        principalTable: "payment",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "event",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    payment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    attempt_id = table.Column<Guid>(type: "uuid", nullable: true),
                    kind = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    text = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    body = table.Column<string>(type: "text", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_event", x => x.id);
                    table.ForeignKey(
                        name: "fk_event_payment_payment_id",
                        column: x => x.payment_id,
                        principalSchema: "payments",
                        principalTable: "payment",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "receipt",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    payment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    attempt_id = table.Column<Guid>(type: "uuid", nullable: false),
                    gateway = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    reference = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    is_stand_in = table.Column<bool>(type: "boolean", nullable: false),
                    accepted_minor = table.Column<long>(type: "bigint", nullable: false),
                    booking = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    payer_masked = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    paid_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    booked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    amount_currency = table.Column<string>(type: "text", nullable: false),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_receipt1", x => x.id);
                    table.CheckConstraint("ck_receipt_booking", "accepted_minor between 0 and amount_minor and (booking = 'Captured') = (accepted_minor > 0)");
                    table.ForeignKey(
                        name: "fk_receipt_payment_payment_id",
                        column: x => x.payment_id,
                        principalSchema: "payments",
                        principalTable: "payment",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "card",
                schema: "catalog",
                columns: table => new
                {
                    product_id = table.Column<Guid>(type: "uuid", nullable: false),
                    slug = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    price_from_minor = table.Column<long>(type: "bigint", nullable: false),
                    price_to_minor = table.Column<long>(type: "bigint", nullable: false),
                    compare_at_minor = table.Column<long>(type: "bigint", nullable: true),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    unit = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    in_stock = table.Column<bool>(type: "boolean", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    picture_hash = table.Column<string>(type: "text", nullable: true),
                    picture_alt = table.Column<string>(type: "text", nullable: true),
                    colours = table.Column<string[]>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_card", x => x.product_id);
                    table.ForeignKey(
                        name: "fk_card_product_product_id",
                        column: x => x.product_id,
                        principalSchema: "catalog",
                        principalTable: "product",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "picture",
                schema: "catalog",
                columns: table => new
                {
                    product_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    hash = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    alt = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    colour = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_picture", x => new { x.product_id, x.position });
                    table.ForeignKey(
                        name: "fk_picture_product_product_id",
                        column: x => x.product_id,
                        principalSchema: "catalog",
                        principalTable: "product",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "product_category",
                schema: "catalog",
                columns: table => new
                {
                    product_id = table.Column<Guid>(type: "uuid", nullable: false),
                    category_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_product_category", x => new { x.product_id, x.category_id });
                    table.ForeignKey(
                        name: "fk_product_category_category_category_id",
                        column: x => x.category_id,
                        principalSchema: "catalog",
                        principalTable: "category",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_product_category_product_product_id",
                        column: x => x.product_id,
                        principalSchema: "catalog",
                        principalTable: "product",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "variant",
                schema: "catalog",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    product_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sku = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    size = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    colour = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    colour_hex = table.Column<string>(type: "character varying(7)", maxLength: 7, nullable: true),
                    compare_at_minor = table.Column<long>(type: "bigint", nullable: true),
                    position = table.Column<int>(type: "integer", nullable: false),
                    is_withdrawn = table.Column<bool>(type: "boolean", nullable: false),
                    in_stock = table.Column<bool>(type: "boolean", nullable: false),
                    price_currency = table.Column<string>(type: "text", nullable: false),
                    price_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_variant", x => x.id);
                    table.ForeignKey(
                        name: "fk_variant_product_product_id",
                        column: x => x.product_id,
                        principalSchema: "catalog",
                        principalTable: "product",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                schema: "shipping",
                table: "county",
                columns: new[] { "code", "name", "zone" },
                columnTypes: new[] { "integer", "character varying(40)", "character varying(20)" },
                values: new object[,]
                {
                    { 1, "Mombasa", "coast" },
                    { 2, "Kwale", "coast" },
                    { 3, "Kilifi", "coast" },
                    { 4, "Tana River", "coast" },
                    { 5, "Lamu", "coast" },
                    { 6, "Taita-Taveta", "coast" },
                    { 7, "Garissa", "north" },
                    { 8, "Wajir", "north" },
                    { 9, "Mandera", "north" },
                    { 10, "Marsabit", "north" },
                    { 11, "Isiolo", "north" },
                    { 12, "Meru", "central" },
                    { 13, "Tharaka-Nithi", "central" },
                    { 14, "Embu", "central" },
                    { 15, "Kitui", "central" },
                    { 16, "Machakos", "metro" },
                    { 17, "Makueni", "central" },
                    { 18, "Nyandarua", "central" },
                    { 19, "Nyeri", "central" },
                    { 20, "Kirinyaga", "central" },
                    { 21, "Murang'a", "central" },
                    { 22, "Kiambu", "metro" },
                    { 23, "Turkana", "north" },
                    { 24, "West Pokot", "north" },
                    { 25, "Samburu", "north" },
                    { 26, "Trans Nzoia", "west" },
                    { 27, "Uasin Gishu", "west" },
                    { 28, "Elgeyo-Marakwet", "west" },
                    { 29, "Nandi", "west" },
                    { 30, "Baringo", "west" },
                    { 31, "Laikipia", "central" },
                    { 32, "Nakuru", "central" },
                    { 33, "Narok", "central" },
                    { 34, "Kajiado", "metro" },
                    { 35, "Kericho", "west" },
                    { 36, "Bomet", "west" },
                    { 37, "Kakamega", "west" },
                    { 38, "Vihiga", "west" },
                    { 39, "Bungoma", "west" },
                    { 40, "Busia", "west" },
                    { 41, "Siaya", "west" },
                    { 42, "Kisumu", "west" },
                    { 43, "Homa Bay", "west" },
                    { 44, "Migori", "west" },
                    { 45, "Kisii", "west" },
                    { 46, "Nyamira", "west" },
                    { 47, "Nairobi City", "nairobi" }
                });

            migrationBuilder.InsertData(
                schema: "shipping",
                table: "fee",
                columns: new[] { "method", "zone", "minor" },
                columnTypes: new[] { "character varying(20)", "character varying(20)", "bigint" },
                values: new object[,]
                {
                    { "courier", "central", 55000L },
                    { "courier", "coast", 65000L },
                    { "courier", "metro", 45000L },
                    { "courier", "nairobi", 40000L },
                    { "courier", "north", 90000L },
                    { "courier", "west", 65000L },
                    { "parcel", "central", 30000L },
                    { "parcel", "coast", 35000L },
                    { "parcel", "north", 50000L },
                    { "parcel", "west", 35000L },
                    { "rider", "metro", 55000L },
                    { "rider", "nairobi", 30000L },
                    { "showroom", "central", 0L },
                    { "showroom", "coast", 0L },
                    { "showroom", "metro", 0L },
                    { "showroom", "nairobi", 0L },
                    { "showroom", "north", 0L },
                    { "showroom", "west", 0L }
                });

            migrationBuilder.InsertData(
                schema: "shipping",
                table: "method",
                columns: new[] { "code", "estimate", "is_offered", "name", "needs_address" },
                columnTypes: new[] { "character varying(20)", "character varying(80)", "boolean", "character varying(60)", "boolean" },
                values: new object[,]
                {
                    { "courier", "1-3 working days", true, "Courier to your door", true },
                    { "parcel", "1-2 working days, bring your ID", true, "Bus parcel office near you", true },
                    { "rider", "Same day if ordered before noon", true, "Rider to your door", true },
                    { "showroom", "Ready the next working day", true, "Collect in the showroom", false }
                });

            migrationBuilder.InsertData(
                schema: "tax",
                table: "rate",
                columns: new[] { "category", "from", "percent" },
                columnTypes: new[] { "character varying(24)", "date", "numeric(13,2)" },
                values: new object[,]
                {
                    { "Exempt", new DateOnly(2013, 9, 2), 0m },
                    { "OutsideVat", new DateOnly(2013, 9, 2), 0m },
                    { "Reduced", new DateOnly(2018, 9, 21), 8m },
                    { "Standard", new DateOnly(2013, 9, 2), 16m },
                    { "Standard", new DateOnly(2020, 4, 1), 14m },
                    { "Standard", new DateOnly(2021, 1, 1), 16m },
                    { "ZeroRated", new DateOnly(2013, 9, 2), 0m }
                });

            migrationBuilder.CreateIndex(
                name: "ix_attempt_due",
                schema: "payments",
                table: "attempt",
                column: "next_poll_at",
                filter: "next_poll_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_attempt_payment_id_number",
                schema: "payments",
                table: "attempt",
                columns: new[] { "payment_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_attempt_review",
                schema: "payments",
                table: "attempt",
                column: "finished_at",
                filter: "state = 'NeedsReview'");

            migrationBuilder.CreateIndex(
                name: "ix_attempt_unsent",
                schema: "payments",
                table: "attempt",
                column: "created_at",
                filter: "state = 'Created'");

            migrationBuilder.CreateIndex(
                name: "ux_attempt_callback_token",
                schema: "payments",
                table: "attempt",
                column: "callback_token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_attempt_checkout_request",
                schema: "payments",
                table: "attempt",
                column: "checkout_request_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_attempt_one_open",
                schema: "payments",
                table: "attempt",
                column: "payment_id",
                unique: true,
                filter: "state in ('Created', 'Submitting', 'Pending', 'Unknown')");

            migrationBuilder.CreateIndex(
                name: "ix_cart_customer_id",
                schema: "carts",
                table: "cart",
                column: "customer_id",
                unique: true,
                filter: "customer_id is not null and ordered_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_category_parent_id",
                schema: "catalog",
                table: "category",
                column: "parent_id");

            migrationBuilder.CreateIndex(
                name: "ix_category_slug",
                schema: "catalog",
                table: "category",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_credit_open",
                schema: "payments",
                table: "credit",
                column: "created_at",
                filter: "state = 'Open'");

            migrationBuilder.CreateIndex(
                name: "ix_credit_payment_id",
                schema: "payments",
                table: "credit",
                column: "payment_id");

            migrationBuilder.CreateIndex(
                name: "ix_customer_phone",
                schema: "customers",
                table: "customer",
                column: "phone");

            migrationBuilder.CreateIndex(
                name: "ix_delivery_dead",
                schema: "outbox",
                table: "delivery",
                column: "message_id",
                filter: "state = 'Dead'");

            migrationBuilder.CreateIndex(
                name: "ix_delivery_due",
                schema: "outbox",
                table: "delivery",
                column: "next_attempt_at",
                filter: "state = 'Pending'");

            migrationBuilder.CreateIndex(
                name: "ix_email_due",
                schema: "notifications",
                table: "email",
                column: "next_attempt_at",
                filter: "state = 'Queued'");

            migrationBuilder.CreateIndex(
                name: "ix_email_failed",
                schema: "notifications",
                table: "email",
                column: "id",
                filter: "state = 'Failed'");

            migrationBuilder.CreateIndex(
                name: "ix_email_subject_id_kind",
                schema: "notifications",
                table: "email",
                columns: new[] { "subject_id", "kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_entry_order_id",
                schema: "ordering",
                table: "entry",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "ix_event_payment_id",
                schema: "payments",
                table: "event",
                column: "payment_id");

            migrationBuilder.CreateIndex(
                name: "ix_inbox_attempt_id",
                schema: "payments",
                table: "inbox",
                column: "attempt_id");

            migrationBuilder.CreateIndex(
                name: "ix_inbox_due",
                schema: "payments",
                table: "inbox",
                column: "next_try_at",
                filter: "next_try_at is not null");

            migrationBuilder.CreateIndex(
                name: "ux_inbox_event",
                schema: "payments",
                table: "inbox",
                columns: new[] { "gateway", "event_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_invoice_issued_at",
                schema: "invoicing",
                table: "invoice",
                column: "issued_at");

            migrationBuilder.CreateIndex(
                name: "ix_invoice_number",
                schema: "invoicing",
                table: "invoice",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_invoice_order_id_type",
                schema: "invoicing",
                table: "invoice",
                columns: new[] { "order_id", "type" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_invoice_order_number",
                schema: "invoicing",
                table: "invoice",
                column: "order_number");

            migrationBuilder.CreateIndex(
                name: "ix_invoice_type_year_sequence",
                schema: "invoicing",
                table: "invoice",
                columns: new[] { "type", "year", "sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_line_order_id",
                schema: "ordering",
                table: "line",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "ix_message_unannounced",
                schema: "outbox",
                table: "message",
                column: "id",
                filter: "announced_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_movement_variant_id_id",
                schema: "inventory",
                table: "movement",
                columns: new[] { "variant_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_order_cart_id",
                schema: "ordering",
                table: "order",
                column: "cart_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_order_contact_phone",
                schema: "ordering",
                table: "order",
                column: "contact_phone");

            migrationBuilder.CreateIndex(
                name: "ix_order_customer_id_placed_at",
                schema: "ordering",
                table: "order",
                columns: new[] { "customer_id", "placed_at" },
                descending: new[] { false, true },
                filter: "customer_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_order_number",
                schema: "ordering",
                table: "order",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_order_payment_due",
                schema: "ordering",
                table: "order",
                column: "payment_due_at",
                filter: "payment_due_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_order_placed_at_id",
                schema: "ordering",
                table: "order",
                columns: new[] { "placed_at", "id" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "ix_order_status_placed_at",
                schema: "ordering",
                table: "order",
                columns: new[] { "status", "placed_at" },
                descending: new[] { false, true });

            migrationBuilder.CreateIndex(
                name: "ix_payment_reference",
                schema: "payments",
                table: "payment",
                column: "reference");

            migrationBuilder.CreateIndex(
                name: "ix_payment_subject_id",
                schema: "payments",
                table: "payment",
                column: "subject_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_product_slug",
                schema: "catalog",
                table: "product",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_product_category_category_id",
                schema: "catalog",
                table: "product_category",
                column: "category_id");

            migrationBuilder.CreateIndex(
                name: "ix_receipt_payment_id",
                schema: "payments",
                table: "receipt",
                column: "payment_id");

            migrationBuilder.CreateIndex(
                name: "ix_receipt_review",
                schema: "payments",
                table: "receipt",
                column: "booked_at",
                filter: "booking = 'Review'");

            migrationBuilder.CreateIndex(
                name: "ux_receipt_reference",
                schema: "payments",
                table: "receipt",
                columns: new[] { "gateway", "reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_shelf_featured",
                schema: "catalog",
                table: "shelf",
                columns: new[] { "category_id", "featured", "published_at", "product_id" },
                descending: new[] { false, true, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_shelf_newest",
                schema: "catalog",
                table: "shelf",
                columns: new[] { "category_id", "published_at", "product_id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_shelf_price",
                schema: "catalog",
                table: "shelf",
                columns: new[] { "category_id", "price_from_minor", "product_id" });

            migrationBuilder.CreateIndex(
                name: "ix_shelf_product_id",
                schema: "catalog",
                table: "shelf",
                column: "product_id");

            migrationBuilder.CreateIndex(
                name: "ix_shelf_sale",
                schema: "catalog",
                table: "shelf",
                columns: new[] { "category_id", "published_at" },
                descending: new[] { false, true },
                filter: "on_sale");

            migrationBuilder.CreateIndex(
                name: "ix_variant_product_id_position",
                schema: "catalog",
                table: "variant",
                columns: new[] { "product_id", "position" });

            migrationBuilder.CreateIndex(
                name: "ix_variant_sku",
                schema: "catalog",
                table: "variant",
                column: "sku",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "attempt",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "card",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "counted_event",
                schema: "reporting");

            migrationBuilder.DropTable(
                name: "county",
                schema: "shipping");

            migrationBuilder.DropTable(
                name: "credit",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "customer",
                schema: "customers");

            migrationBuilder.DropTable(
                name: "delivery",
                schema: "outbox");

            migrationBuilder.DropTable(
                name: "email",
                schema: "notifications");

            migrationBuilder.DropTable(
                name: "entry",
                schema: "ordering");

            migrationBuilder.DropTable(
                name: "entry",
                schema: "settings");

            migrationBuilder.DropTable(
                name: "event",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "fee",
                schema: "shipping");

            migrationBuilder.DropTable(
                name: "hold",
                schema: "inventory");

            migrationBuilder.DropTable(
                name: "inbox",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "line",
                schema: "carts");

            migrationBuilder.DropTable(
                name: "line",
                schema: "invoicing");

            migrationBuilder.DropTable(
                name: "line",
                schema: "ordering");

            migrationBuilder.DropTable(
                name: "method",
                schema: "shipping");

            migrationBuilder.DropTable(
                name: "movement",
                schema: "inventory");

            migrationBuilder.DropTable(
                name: "picture",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "product_category",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "product_sales",
                schema: "reporting");

            migrationBuilder.DropTable(
                name: "rate",
                schema: "tax");

            migrationBuilder.DropTable(
                name: "receipt",
                schema: "invoicing");

            migrationBuilder.DropTable(
                name: "receipt",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "sales_hour",
                schema: "reporting");

            migrationBuilder.DropTable(
                name: "series",
                schema: "invoicing");

            migrationBuilder.DropTable(
                name: "shelf",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "stock",
                schema: "inventory");

            migrationBuilder.DropTable(
                name: "variant",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "vat",
                schema: "invoicing");

            migrationBuilder.DropTable(
                name: "message",
                schema: "outbox");

            migrationBuilder.DropTable(
                name: "cart",
                schema: "carts");

            migrationBuilder.DropTable(
                name: "order",
                schema: "ordering");

            migrationBuilder.DropTable(
                name: "category",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "payment",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "product",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "invoice",
                schema: "invoicing");
        }
    }
}
