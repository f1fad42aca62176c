using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hangazo.Core.Reviews.Data;

internal sealed class ReviewMap : IEntityTypeConfiguration<Review>
{
    public void Configure(EntityTypeBuilder<Review> review)
    {
        review.ToTable("review", "reviews");
        review.HasKey(r => r.Id);
        review.Property(r => r.Id).ValueGeneratedNever();
        review.Property(r => r.ProductName).HasMaxLength(160);
        review.Property(r => r.ProductSlug).HasMaxLength(120);
        review.Property(r => r.OptionText).HasMaxLength(90);
        review.Property(r => r.OrderNumber).HasMaxLength(16);
        review.Property(r => r.Title).HasMaxLength(ReviewSheet.LongestTitle);
        review.Property(r => r.Text).HasMaxLength(ReviewSheet.LongestText);
        review.Property(r => r.Name).HasMaxLength(ReviewSheet.LongestName);
        review.Property(r => r.Reason).HasMaxLength(Review.LongestReason);
        review.Property(r => r.Answer).HasMaxLength(Review.LongestAnswer);
        review.HasIndex(r => new { r.ProductId, r.Author }).IsUnique();
        review.HasIndex(r => new { r.ProductId, r.PublishedAt, r.Id }).IsDescending(false, true, true).HasFilter("state = 'Published'").HasDatabaseName("ix_review_shown");
        review.HasIndex(r => new { r.State, r.WrittenAt });
        review.ToTable(table => table.HasCheckConstraint("ck_review_stars", "stars between 1 and 5"));
    }
}

internal sealed class ReviewRequestMap : IEntityTypeConfiguration<ReviewRequest>
{
    public void Configure(EntityTypeBuilder<ReviewRequest> request)
    {
        request.ToTable("request", "reviews");
        request.HasKey(r => r.OrderId);
        request.Property(r => r.OrderId).ValueGeneratedNever();
        request.HasIndex(r => r.HandedOverAt).HasFilter("state = 'Waiting'").HasDatabaseName("ix_request_due");
    }
}

internal sealed class RatingSumMap : IEntityTypeConfiguration<RatingSum>
{
    public void Configure(EntityTypeBuilder<RatingSum> sum)
    {
        sum.ToTable("rating", "reviews");
        sum.HasKey(s => s.ProductId);
    }
}
