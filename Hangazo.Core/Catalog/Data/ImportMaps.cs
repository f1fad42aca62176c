using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hangazo.Core.Catalog.Data;

internal sealed class ImportJobMap : IEntityTypeConfiguration<ImportJob>
{
    public void Configure(EntityTypeBuilder<ImportJob> job)
    {
        job.ToTable("import", "catalog");
        job.HasKey(j => j.Id);
        job.Property(j => j.Id).ValueGeneratedNever();
        job.Property(j => j.FileName).HasMaxLength(200);
        job.Property(j => j.By).HasMaxLength(120);
        job.Property(j => j.Problems).HasColumnType("jsonb").HasConversion(
            problems => JsonSerializer.Serialize(problems, JsonSerializerOptions.Web),
            json => JsonSerializer.Deserialize<List<CsvProblem>>(json, JsonSerializerOptions.Web)!,
            // Replaced as a whole when it changes.
            new ValueComparer<List<CsvProblem>>((one, other) => ReferenceEquals(one, other), list => list.Count, list => list));
        job.HasIndex(j => j.At).HasFilter("state in ('Checking', 'Running')").HasDatabaseName("ix_import_open");
    }
}

internal sealed class ImportPictureMap : IEntityTypeConfiguration<ImportPicture>
{
    public void Configure(EntityTypeBuilder<ImportPicture> picture)
    {
        picture.ToTable("import_picture", "catalog");
        picture.HasKey(p => new { p.ImportId, p.Source });
        picture.Property(p => p.Source).HasMaxLength(2_000);
        picture.Property(p => p.Hash).HasMaxLength(32);
        picture.HasOne<ImportJob>().WithMany().HasForeignKey(p => p.ImportId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ImportFileMap : IEntityTypeConfiguration<ImportFile>
{
    public void Configure(EntityTypeBuilder<ImportFile> file)
    {
        file.ToTable("import_file", "catalog");
        file.HasKey(f => f.ImportId);
        file.Property(f => f.ImportId).ValueGeneratedNever();
        file.HasOne<ImportJob>().WithOne().HasForeignKey<ImportFile>(f => f.ImportId).OnDelete(DeleteBehavior.Cascade);
    }
}
