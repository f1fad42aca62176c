using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NpgsqlTypes;

namespace Hangazo.Core.Search.Data;

internal sealed class DocumentMap : IEntityTypeConfiguration<Document>
{
    public void Configure(EntityTypeBuilder<Document> document)
    {
        document.ToTable("document", "search");
        document.HasKey(d => d.ProductId);
        document.Property(d => d.Id).UseIdentityAlwaysColumn();
        document.HasIndex(d => d.Id).IsUnique();
        document.Property<NpgsqlTsVector>("Words").IsRequired();
        // Pending lists would make every search read what was written last one by one.
        document.HasIndex("Words").HasMethod("gin").HasStorageParameter("fastupdate", false);
        document.HasIndex(d => d.Skus).HasMethod("gin").HasStorageParameter("fastupdate", false);
        document.HasIndex(d => d.Slug);
        document.HasIndex(d => d.ChoiceSetId);
        document.HasIndex(d => d.TraitSetId);
        document.HasIndex(d => new { d.Featured, d.PublishedAt, d.ProductId }).IsDescending(true, true, true).HasDatabaseName("ix_document_featured");
        document.HasIndex(d => new { d.Sold, d.ProductId }).IsDescending(true, true).HasDatabaseName("ix_document_sold");
        document.HasIndex(d => new { d.PublishedAt, d.ProductId }).IsDescending(true, true).HasDatabaseName("ix_document_newest");
        document.HasIndex(d => new { d.PriceFromMinor, d.ProductId }).HasDatabaseName("ix_document_price");
        document.HasIndex(d => new { d.BestRated, d.ProductId }).IsDescending(true, true).HasDatabaseName("ix_document_best_rated");
        document.HasOne<ChoiceSet>().WithMany().HasForeignKey(d => d.ChoiceSetId).OnDelete(DeleteBehavior.Restrict);
        document.HasOne<TraitSet>().WithMany().HasForeignKey(d => d.TraitSetId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TraitSetMap : IEntityTypeConfiguration<TraitSet>
{
    public void Configure(EntityTypeBuilder<TraitSet> set)
    {
        set.ToTable("trait_set", "search");
        set.HasKey(s => s.Id);
        set.Property(s => s.Digest).HasMaxLength(32);
        set.HasIndex(s => s.Digest).IsUnique();
    }
}

internal sealed class ChoiceSetMap : IEntityTypeConfiguration<ChoiceSet>
{
    public void Configure(EntityTypeBuilder<ChoiceSet> set)
    {
        set.ToTable("choice_set", "search");
        set.HasKey(s => s.Id);
        set.Property(s => s.Digest).HasMaxLength(32);
        set.HasIndex(s => s.Digest).IsUnique();
        set.HasIndex(s => s.Categories).HasMethod("gin");
    }
}

internal sealed class SearchCategoryMap : IEntityTypeConfiguration<SearchCategory>
{
    public void Configure(EntityTypeBuilder<SearchCategory> category)
    {
        category.ToTable("category", "search");
        category.HasKey(c => c.CategoryId);
    }
}

internal sealed class PopularityMap : IEntityTypeConfiguration<Popularity>
{
    public void Configure(EntityTypeBuilder<Popularity> popularity)
    {
        popularity.ToTable("popularity", "search");
        popularity.HasKey(p => p.ProductId);
    }
}

internal sealed class VocabularyWordMap : IEntityTypeConfiguration<VocabularyWord>
{
    public void Configure(EntityTypeBuilder<VocabularyWord> word)
    {
        word.ToTable("word", "search");
        word.HasKey(w => w.Word);
        // In the order of code points, so that an index finds what begins alike.
        word.Property(w => w.Word).UseCollation("C");
        word.HasIndex(w => w.Word).HasMethod("gin").HasOperators("gin_trgm_ops").HasDatabaseName("ix_word_trigrams");
        word.HasIndex(w => w.Stem);
        word.HasIndex(w => w.Letters);
    }
}

internal sealed class SynonymMap : IEntityTypeConfiguration<Synonym>
{
    public void Configure(EntityTypeBuilder<Synonym> synonym)
    {
        synonym.ToTable("synonym", "search");
        synonym.HasKey(s => s.Id);
        synonym.Property(s => s.Term).HasMaxLength(Synonym.LongestTerm);
        synonym.HasIndex(s => s.Term).IsUnique();
    }
}

internal sealed class QuestionMap : IEntityTypeConfiguration<Question>
{
    public void Configure(EntityTypeBuilder<Question> question)
    {
        question.ToTable("question", "search");
        question.HasKey(q => q.Id);
        question.Property(q => q.Id).ValueGeneratedNever();
        question.Property(q => q.Words).HasMaxLength(Words.LongestText);
        question.HasIndex(q => q.At);
    }
}

internal sealed class ClickMap : IEntityTypeConfiguration<Click>
{
    public void Configure(EntityTypeBuilder<Click> click)
    {
        click.ToTable("click", "search");
        click.HasKey(c => new { c.QuestionId, c.ProductId });
        click.HasOne<Question>().WithMany().HasForeignKey(c => c.QuestionId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class PopularQueryMap : IEntityTypeConfiguration<PopularQuery>
{
    public void Configure(EntityTypeBuilder<PopularQuery> query)
    {
        query.ToTable("popular_query", "search");
        query.HasKey(q => q.Words);
        query.Property(q => q.Words).HasMaxLength(Words.LongestText).UseCollation("C");
    }
}
