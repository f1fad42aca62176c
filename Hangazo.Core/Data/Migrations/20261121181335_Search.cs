using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;
using NpgsqlTypes;

#nullable disable

namespace Hangazo.Core.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(HangazoDb))]
    [Migration("20261121181335_Search")]
    public partial class Search : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Trusted extensions: the role that owns the database may add them.
            migrationBuilder.Sql("create extension if not exists unaccent");
            migrationBuilder.Sql("create extension if not exists pg_trgm");

            migrationBuilder.EnsureSchema(
                name: "search");

            migrationBuilder.Sql("""
                create text search configuration search.english (copy = pg_catalog.english);
                alter text search configuration search.english alter mapping for hword, hword_part, word with unaccent, english_stem;
                create text search configuration search.plain (copy = pg_catalog.simple);
                alter text search configuration search.plain alter mapping for hword, hword_part, word with unaccent, simple;
                """);

            migrationBuilder.CreateTable(
                name: "category",
                schema: "search",
                columns: table => new
                {
                    category_id = table.Column<Guid>(type: "uuid", nullable: false),
                    slug = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    trail = table.Column<string>(type: "text", nullable: false),
                    above = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    picture_hash = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_category1", x => x.category_id);
                });

            migrationBuilder.CreateTable(
                name: "choice_set",
                schema: "search",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    digest = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    categories = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    sizes = table.Column<string[]>(type: "text[]", nullable: false),
                    colours = table.Column<string[]>(type: "text[]", nullable: false),
                    hexes = table.Column<string[]>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_choice_set", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "popular_query",
                schema: "search",
                columns: table => new
                {
                    words = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    searches = table.Column<int>(type: "integer", nullable: false),
                    results = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_popular_query", x => x.words);
                });

            migrationBuilder.CreateTable(
                name: "popularity",
                schema: "search",
                columns: table => new
                {
                    product_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sold = table.Column<int>(type: "integer", nullable: false),
                    clicks = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_popularity", x => x.product_id);
                });

            migrationBuilder.CreateTable(
                name: "question",
                schema: "search",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    words = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    results = table.Column<int>(type: "integer", nullable: false),
                    refined = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_question", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "synonym",
                schema: "search",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    term = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    meanings = table.Column<string[]>(type: "text[]", nullable: false),
                    both_ways = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_synonym", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "word",
                schema: "search",
                columns: table => new
                {
                    word = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    stem = table.Column<string>(type: "text", nullable: false),
                    letters = table.Column<string>(type: "text", nullable: false),
                    documents = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_word", x => x.word);
                });

            migrationBuilder.CreateTable(
                name: "document",
                schema: "search",
                columns: table => new
                {
                    product_id = table.Column<Guid>(type: "uuid", nullable: false),
                    slug = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    picture_hash = table.Column<string>(type: "text", nullable: true),
                    skus = table.Column<string[]>(type: "text[]", nullable: false),
                    choice_set_id = table.Column<int>(type: "integer", nullable: false),
                    price_from_minor = table.Column<long>(type: "bigint", nullable: false),
                    in_stock = table.Column<bool>(type: "boolean", nullable: false),
                    on_sale = table.Column<bool>(type: "boolean", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sold = table.Column<int>(type: "integer", nullable: false),
                    clicks = table.Column<int>(type: "integer", nullable: false),
                    words = table.Column<NpgsqlTsVector>(type: "tsvector", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_document", x => x.product_id);
                    table.ForeignKey(
                        name: "fk_document_choice_set_choice_set_id",
                        column: x => x.choice_set_id,
                        principalSchema: "search",
                        principalTable: "choice_set",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "click",
                schema: "search",
                columns: table => new
                {
                    question_id = table.Column<Guid>(type: "uuid", nullable: false),
                    product_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_click", x => new { x.question_id, x.product_id });
                    table.ForeignKey(
                        name: "fk_click_question_question_id",
                        column: x => x.question_id,
                        principalSchema: "search",
                        principalTable: "question",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_choice_set_digest",
                schema: "search",
                table: "choice_set",
                column: "digest",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_document_choice_set_id",
                schema: "search",
                table: "document",
                column: "choice_set_id");

            migrationBuilder.CreateIndex(
                name: "ix_document_newest",
                schema: "search",
                table: "document",
                columns: new[] { "published_at", "product_id" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "ix_document_price",
                schema: "search",
                table: "document",
                columns: new[] { "price_from_minor", "product_id" });

            migrationBuilder.CreateIndex(
                name: "ix_document_skus",
                schema: "search",
                table: "document",
                column: "skus")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:StorageParameter:fastupdate", false);

            migrationBuilder.CreateIndex(
                name: "ix_document_slug",
                schema: "search",
                table: "document",
                column: "slug");

            migrationBuilder.CreateIndex(
                name: "ix_document_sold",
                schema: "search",
                table: "document",
                columns: new[] { "sold", "product_id" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "ix_document_words",
                schema: "search",
                table: "document",
                column: "words")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:StorageParameter:fastupdate", false);

            migrationBuilder.CreateIndex(
                name: "ix_question_at",
                schema: "search",
                table: "question",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_synonym_term",
                schema: "search",
                table: "synonym",
                column: "term",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_word_letters",
                schema: "search",
                table: "word",
                column: "letters");

            migrationBuilder.CreateIndex(
                name: "ix_word_stem",
                schema: "search",
                table: "word",
                column: "stem");

            migrationBuilder.CreateIndex(
                name: "ix_word_trigrams",
                schema: "search",
                table: "word",
                column: "word")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops" });

            // What people in Kenya call what the shop sells; managers change it at will.
            migrationBuilder.Sql("""
                insert into search.synonym (id, term, meanings, both_ways)
                select gen_random_uuid(), term, meanings, both_ways from (values
                    ('gauni', array['dress','gown'], false),
                    ('magauni', array['dress','gown'], false),
                    ('shati', array['shirt'], false),
                    ('mashati', array['shirt'], false),
                    ('blauzi', array['blouse','top'], false),
                    ('suruali', array['trousers'], false),
                    ('sketi', array['skirt'], false),
                    ('koti', array['coat','jacket'], false),
                    ('suti', array['suit'], false),
                    ('pazia', array['curtain'], false),
                    ('mapazia', array['curtain'], false),
                    ('mto', array['cushion'], false),
                    ('mito', array['cushion'], false),
                    ('kitambaa', array['fabric'], false),
                    ('vitambaa', array['fabric'], false),
                    ('blanketi', array['throw'], false),
                    ('kilemba', array['headwrap','gele'], false),
                    ('mkoba', array['tote'], false),
                    ('begi', array['tote'], false),
                    ('shela harusi', array['veil'], false),
                    ('mtandio', array['veil','headwrap'], false),
                    ('arusi', array['wedding','bridal'], false),
                    ('harusi', array['wedding','bridal'], false),
                    ('bibi harusi', array['bride','bridal','wedding gown'], false),
                    ('bwana harusi', array['groom'], false),
                    ('watoto', array['children'], false),
                    ('mtoto', array['children'], false),
                    ('meza', array['table'], false),
                    ('kitanda', array['bed'], false),
                    ('kiti', array['cushion'], false),
                    ('nyumba', array['soft furnishing'], false),
                    ('sherehe', array['occasion','party'], false),
                    ('nyeupe', array['white','ivory'], false),
                    ('nyeusi', array['black'], false),
                    ('nyekundu', array['red','burgundy'], false),
                    ('kijani', array['green'], false),
                    ('bluu', array['blue'], false),
                    ('green', array['forest','emerald','sage'], false),
                    ('blue', array['navy','indigo','cobalt','teal'], false),
                    ('red', array['burgundy','wine','rust'], false),
                    ('yellow', array['mustard','sunflower'], false),
                    ('purple', array['plum','lilac'], false),
                    ('pink', array['blush','fuchsia','rose'], false),
                    ('brown', array['camel','cocoa'], false),
                    ('grey', array['slate','charcoal'], false),
                    ('gray', array['slate','charcoal'], false),
                    ('beige', array['sand','oat','camel'], false),
                    ('orange', array['terracotta','coral','peach'], false),
                    ('cream', array['ivory','champagne'], false),
                    ('gold', array['champagne','mustard'], false),
                    ('drapes', array['curtains'], true),
                    ('nets', array['sheer curtains'], false),
                    ('voile', array['sheer'], true),
                    ('kitenge', array['ankara','wax print','african print'], true),
                    ('kikoi', array['kikoy'], true),
                    ('maasai blanket', array['shuka'], true),
                    ('pillow', array['cushion'], false),
                    ('scatter cushion', array['cushion'], false),
                    ('blanket', array['throw'], false),
                    ('cloth', array['fabric'], false),
                    ('material', array['fabric'], false),
                    ('pants', array['trousers'], false),
                    ('frock', array['dress'], false),
                    ('tux', array['tuxedo'], false),
                    ('dinner jacket', array['tuxedo'], false),
                    ('bag', array['tote'], false),
                    ('handbag', array['tote'], false),
                    ('turban', array['headwrap'], false),
                    ('head tie', array['gele','headwrap'], false),
                    ('dera', array['kaftan','boubou'], true),
                    ('caftan', array['kaftan'], true),
                    ('thobe', array['kanzu'], true),
                    ('playsuit', array['jumpsuit'], false),
                    ('robe', array['gown'], false),
                    ('wedding dress', array['wedding gown','bridal gown'], true),
                    ('bridal dress', array['wedding gown'], false),
                    ('prom dress', array['gala dress','occasion dress'], false),
                    ('bridesmaid', array['bridesmaids'], false),
                    ('kids', array['children'], true),
                    ('boys', array['children'], false),
                    ('girls', array['children'], false),
                    ('african wear', array['kitenge','kanzu','agbada','boubou'], false),
                    ('tablecloth', array['table runner'], false),
                    ('bedding', array['bed runner','throw'], false),
                    ('bedspread', array['throw','bed runner'], false),
                    ('shades', array['blinds'], false),
                    ('window', array['curtains','blinds'], false),
                    ('sofa', array['cushion','throw'], false)
                ) starting(term, meanings, both_ways)
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "category",
                schema: "search");

            migrationBuilder.DropTable(
                name: "click",
                schema: "search");

            migrationBuilder.DropTable(
                name: "document",
                schema: "search");

            migrationBuilder.DropTable(
                name: "popular_query",
                schema: "search");

            migrationBuilder.DropTable(
                name: "popularity",
                schema: "search");

            migrationBuilder.DropTable(
                name: "synonym",
                schema: "search");

            migrationBuilder.DropTable(
                name: "word",
                schema: "search");

            migrationBuilder.DropTable(
                name: "question",
                schema: "search");

            migrationBuilder.DropTable(
                name: "choice_set",
                schema: "search");

            migrationBuilder.Sql("drop text search configuration search.english; drop text search configuration search.plain;");
        }
    }
}
