using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hangazo.Core.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(HangazoDb))]
    [Migration("20261122064339_Reviews")]
    public partial class Reviews : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "reviews");

            migrationBuilder.AddColumn<short>(
                name: "rating",
                schema: "catalog",
                table: "card",
                type: "smallint",
                nullable: false,
                defaultValue: (short)0);

            migrationBuilder.AddColumn<int>(
                name: "reviews",
                schema: "catalog",
                table: "card",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "rating",
                schema: "catalog",
                columns: table => new
                {
                    product_id = table.Column<Guid>(type: "uuid", nullable: false),
                    average = table.Column<short>(type: "smallint", nullable: false),
                    reviews = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rating", x => x.product_id);
                    table.ForeignKey(
                        name: "fk_rating_product_product_id",
                        column: x => x.product_id,
                        principalSchema: "catalog",
                        principalTable: "product",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "rating",
                schema: "reviews",
                columns: table => new
                {
                    product_id = table.Column<Guid>(type: "uuid", nullable: false),
                    one = table.Column<int>(type: "integer", nullable: false),
                    two = table.Column<int>(type: "integer", nullable: false),
                    three = table.Column<int>(type: "integer", nullable: false),
                    four = table.Column<int>(type: "integer", nullable: false),
                    five = table.Column<int>(type: "integer", nullable: false),
                    runs_small = table.Column<int>(type: "integer", nullable: false),
                    true_to_size = table.Column<int>(type: "integer", nullable: false),
                    runs_large = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rating1", x => x.product_id);
                });

            migrationBuilder.CreateTable(
                name: "request",
                schema: "reviews",
                columns: table => new
                {
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    handed_over_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_request", x => x.order_id);
                });

            migrationBuilder.CreateTable(
                name: "review",
                schema: "reviews",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    product_id = table.Column<Guid>(type: "uuid", nullable: false),
                    product_name = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    product_slug = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    option_text = table.Column<string>(type: "character varying(90)", maxLength: 90, nullable: false),
                    author = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    order_number = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    order_line_id = table.Column<Guid>(type: "uuid", nullable: true),
                    stars = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    fit = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: true),
                    name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    answer = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_review", x => x.id);
                    table.CheckConstraint("ck_review_stars", "stars between 1 and 5");
                });

            // By hand: a column that is added stands last, behind those of any width, where PostgreSQL reads it slowly for thousands of documents.
            migrationBuilder.Sql("""
                create table search.rated_document (
                    id integer generated always as identity, choice_set_id integer not null, trait_set_id integer not null, sold integer not null, clicks integer not null,
                    reviews integer not null, rating smallint not null, best_rated smallint not null,
                    in_stock boolean not null, on_sale boolean not null, featured boolean not null, price_from_minor bigint not null,
                    published_at timestamp with time zone not null, product_id uuid not null, words tsvector not null, slug text not null, name text not null,
                    picture_hash text, skus text[] not null);
                insert into search.rated_document (choice_set_id, trait_set_id, sold, clicks, reviews, rating, best_rated, in_stock, on_sale, featured, price_from_minor,
                    published_at, product_id, words, slug, name, picture_hash, skus)
                select choice_set_id, trait_set_id, sold, clicks, 0, 0, 0, in_stock, on_sale, featured, price_from_minor, published_at, product_id, words, slug, name,
                    picture_hash, skus
                from search.document;
                drop table search.document;
                alter table search.rated_document rename to document;
                alter sequence search.rated_document_id_seq rename to document_id_seq;
                alter table search.document add constraint pk_document primary key (product_id);
                create unique index ix_document_id on search.document (id);
                create index ix_document_choice_set_id on search.document (choice_set_id);
                create index ix_document_trait_set_id on search.document (trait_set_id);
                create index ix_document_featured on search.document (featured desc, published_at desc, product_id desc);
                create index ix_document_newest on search.document (published_at desc, product_id desc);
                create index ix_document_price on search.document (price_from_minor, product_id);
                create index ix_document_sold on search.document (sold desc, product_id desc);
                create index ix_document_best_rated on search.document (best_rated desc, product_id desc);
                create index ix_document_skus on search.document using gin (skus) with (fastupdate = false);
                create index ix_document_slug on search.document (slug);
                create index ix_document_words on search.document using gin (words) with (fastupdate = false);
                alter table search.document add constraint fk_document_choice_set_choice_set_id foreign key (choice_set_id) references search.choice_set (id) on delete restrict;
                alter table search.document add constraint fk_document_trait_set_trait_set_id foreign key (trait_set_id) references search.trait_set (id) on delete restrict;
                """);

            migrationBuilder.CreateIndex(
                name: "ix_request_due",
                schema: "reviews",
                table: "request",
                column: "handed_over_at",
                filter: "state = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "ix_review_product_id_author",
                schema: "reviews",
                table: "review",
                columns: new[] { "product_id", "author" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_review_shown",
                schema: "reviews",
                table: "review",
                columns: new[] { "product_id", "published_at", "id" },
                descending: new[] { false, true, true },
                filter: "state = 'Published'");

            migrationBuilder.CreateIndex(
                name: "ix_review_state_written_at",
                schema: "reviews",
                table: "review",
                columns: new[] { "state", "written_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "rating",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "rating",
                schema: "reviews");

            migrationBuilder.DropTable(
                name: "request",
                schema: "reviews");

            migrationBuilder.DropTable(
                name: "review",
                schema: "reviews");

            migrationBuilder.DropIndex(
                name: "ix_document_best_rated",
                schema: "search",
                table: "document");

            migrationBuilder.DropColumn(
                name: "best_rated",
                schema: "search",
                table: "document");

            migrationBuilder.DropColumn(
                name: "rating",
                schema: "search",
                table: "document");

            migrationBuilder.DropColumn(
                name: "reviews",
                schema: "search",
                table: "document");

            migrationBuilder.DropColumn(
                name: "rating",
                schema: "catalog",
                table: "card");

            migrationBuilder.DropColumn(
                name: "reviews",
                schema: "catalog",
                table: "card");
        }
    }
}
