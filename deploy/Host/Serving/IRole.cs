using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Host.Serving;

/// <summary>What one kind of process does: it adds its services, and maps its addresses. Disposed of after the server has stopped.</summary>
internal interface IRole : IAsyncDisposable
{
    void Add(IServiceCollection services);

    void Map(WebApplication app);
}
