using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Analytics.Control;
using Analytics.Custody.Requests;
using Analytics.Custody.Watch;
using Analytics.Eta;
using Analytics.Releases;
using Analytics.Reports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Analytics.Web;

/// <summary>The API and the dashboard, as the host puts them together: services, the way of a request, addresses.</summary>
public static class AnalyticsWeb
{
    /// <summary>Largest body of a request whose endpoint does not say otherwise.</summary>
    private const long LargestBody = 64 << 10;

    /// <summary>
    /// Adds what <see cref="UseAnalyticsWeb"/> and <see cref="MapAnalyticsWeb"/> need. The host adds a <see cref="ReportRunner"/> and a
    /// <see cref="ReportCatalogue"/>, where requests of persons are taken, a <see cref="RequestDesk"/> and an <see cref="IPrivacyWatch"/>, where partners are served, a
    /// <see cref="PartnerShelf"/> and the <see cref="BudgetLimits"/> of releases, and where arrivals are told, an
    /// <see cref="IEtaPredictor"/> and an <see cref="IModelHistory"/>.
    /// </summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="ControlException">The control database cannot be used.</exception>
    public static IServiceCollection AddAnalyticsWeb(this IServiceCollection services, WebOptions options, TimeProvider time)
    {
        services.AddAccess(options, time)
            .AddSingleton<AnswerCache>()
            .AddSingleton<AlertRunner>()
            .AddSingleton<ReportAnswers>()
            .AddSingleton<PrivacyAnswers>()
            .AddSingleton<PartnerAnswers>()
            .AddSingleton<PartnerFiles>()
            .AddSingleton<DeltaAnswers>()
            .AddSingleton<ReleaseAnswers>()
            .AddSingleton<BudgetAnswers>()
            .AddSingleton<DatasetPages>()
            .AddSingleton<EtaAnswers>()
            .AddSingleton<ModelAnswers>();
        ApiDocument.Add(services);
        return services;
    }

    /// <summary>Adds what tells who asks and whether they may: all that a process needs which takes pushes and gives no answers.</summary>
    /// <inheritdoc cref="AddAnalyticsWeb" path="/exception"/>
    public static IServiceCollection AddAccess(this IServiceCollection services, WebOptions options, TimeProvider time)
    {
        options.Validate();
        var database = ControlDatabase.Open(options.Control, AccessKeys.Room, time);
        services.AddSingleton(options)
            .AddSingleton(time)
            .AddSingleton(_ => database)
            .AddSingleton(new AccessKeys(database, time))
            .AddSingleton<Sessions>()
            .AddSingleton<Refusals>()
            .AddExceptionHandler<Failures>()
            .AddProblemDetails()
            // The framework's own lines name whole addresses, and so the codes that stand in them; and every request without a session.
            .AddLogging(logging => logging
                .AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
                .AddFilter(typeof(KeyAuthentication).FullName, LogLevel.Warning)
                .AddFilter(typeof(SessionAuthentication).FullName, LogLevel.Warning))
            .AddRateLimiter(limiter => Limit(limiter, options))
            .Configure<KestrelServerOptions>(Configure);
        Schemes.Add(services);
        Policies.Add(services.AddAuthorizationBuilder());
        return services;
    }

    /// <summary>The way of a request: headers, faults, who asks, from where, how often, and whether they may.</summary>
    public static IApplicationBuilder UseAnalyticsWeb(this IApplicationBuilder app)
    {
        app.UseAccess();
        DashboardFiles.Use(app, app.ApplicationServices.GetRequiredService<WebOptions>());
        return app;
    }

    /// <summary>The same without the dashboard.</summary>
    public static IApplicationBuilder UseAccess(this IApplicationBuilder app)
    {
        // From a proxy with TLS on this machine, which no other is believed to be.
        app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedProto });
        app.Use(next => context => SecurityHeaders.AddAsync(context, next));
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.Use(next => context => SameOrigin.CheckAsync(context, next));
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        return app;
    }

    /// <summary>Maps every address.</summary>
    public static IEndpointRouteBuilder MapAnalyticsWeb(this IEndpointRouteBuilder routes)
    {
        routes.MapHealth();
        AnswerEndpoints.Map(routes);
        if (routes.ServiceProvider.GetService<RequestDesk>() is not null)
        {
            PrivacyEndpoints.Map(routes);
        }

        if (routes.ServiceProvider.GetService<PartnerShelf>() is not null)
        {
            PartnerEndpoints.Map(routes);
            DeltaEndpoints.Map(routes);
            ReleaseEndpoints.Map(routes);
        }

        if (routes.ServiceProvider.GetService<IEtaPredictor>() is not null)
        {
            EtaEndpoints.Map(routes);
        }

        if (routes.ServiceProvider.GetService<IModelHistory>() is not null)
        {
            ModelEndpoints.Map(routes);
        }

        ReferenceEndpoints.Map(routes);
        SignIn.Map(routes);
        DashboardFiles.Map(routes, routes.ServiceProvider.GetRequiredService<WebOptions>());
        return routes;
    }

    /// <summary>Maps <c>/healthz</c>, which needs no key.</summary>
    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder routes)
    {
        HealthEndpoint.Map(routes);
        return routes;
    }

    private static void Configure(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = LargestBody;
        kestrel.Limits.MaxRequestLineSize = 8 << 10;
        kestrel.Limits.MaxRequestHeadersTotalSize = 16 << 10;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
    }

    private static void Limit(RateLimiterOptions limiter, WebOptions options)
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = async (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
            rejected.HttpContext.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            await Problems.WriteAsync(rejected.HttpContext, StatusCodes.Status429TooManyRequests, "This key asks too often. Wait as long as Retry-After says.").ConfigureAwait(false);
        };
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => context.User.FindFirstValue(Policies.KeyClaim) is { } key
            ? RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = options.RequestBurst,
                TokensPerPeriod = options.RequestsPerSecond,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                QueueLimit = 0,
            })
            : RateLimitPartition.GetNoLimiter("nobody"));
    }
}
