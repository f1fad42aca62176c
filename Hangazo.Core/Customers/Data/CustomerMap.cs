using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hangazo.Core.Customers.Data;

internal sealed class CustomerMap : IEntityTypeConfiguration<Customer>
{
    public void Configure(EntityTypeBuilder<Customer> customer)
    {
        customer.ToTable("customer", "customers");
        customer.HasKey(c => c.Id);
        customer.Property(c => c.Name).HasMaxLength(120);
        customer.Property(c => c.Email).HasMaxLength(254);
        customer.Property(c => c.Group).HasMaxLength(Customer.LongestGroup);
        customer.HasIndex(c => c.Phone);
        customer.HasIndex(c => c.Group).HasFilter("\"group\" is not null");
    }
}
