using Hangazo.Core.Catalog.Contracts;
using Hangazo.Core.Catalog.Data;
using Hangazo.Core.Catalog.Queries;
using Hangazo.Core.Catalog.UseCases;
using Microsoft.Extensions.DependencyInjection;

namespace Hangazo.Core.Catalog;

public static class CatalogModule
{
    public static IServiceCollection AddCatalog(this IServiceCollection services) => services
        .AddScoped<ICatalog, CatalogFacade>()
        .AddScoped<Shelves>()
        .AddSingleton<CategoryTree>()
        .AddSingleton<AttributeBook>()
        .AddSingleton<BrandBook>()
        .AddSingleton<SizeCharts>()
        .AddScoped<ArrangeSizeCharts>()
        .AddScoped<AttributeUse>()
        .AddScoped<ArrangeAttributes>()
        .AddScoped<RenameBrand>()
        .AddScoped<ProductList>()
        .AddScoped<ProductDetails>()
        .AddScoped<PublicAddresses>()
        .AddScoped<ProductExport>()
        .AddScoped<ImportJobs>()
        .AddScoped<ImportProducts>()
        .AddScoped<ImportPictures>()
        .AddScoped<SharedPicture>()
        .AddScoped<MovedProduct>()
        .AddScoped<MovedCategory>()
        .AddScoped<ProductGrid>()
        .AddScoped<ProductForEditing>()
        .AddScoped<FirstVariants>()
        .AddScoped<TakenSkus>()
        .AddScoped<ProductDesk>()
        .AddScoped<SaveProduct>()
        .AddScoped<ChangeProductState>()
        .AddScoped<ChangePrices>()
        .AddScoped<SortProducts>()
        .AddScoped<PublishDueProducts>()
        .AddScoped<ArrangeCategories>();
}
