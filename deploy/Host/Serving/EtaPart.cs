using Analytics.Eta;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Analytics.Host.Serving;

/// <summary>Estimated times of arrival as a part of the server: the model that serves, and the history of models.</summary>
internal static class EtaPart
{
    public static void Add(IServiceCollection services, Installation installation, TimeProvider time) => services
        .AddSingleton<IModelHistory>(installation.Models)
        .AddSingleton<IEtaPredictor>(provider =>
        {
            var logger = provider.GetRequiredService<ILogger<ServingModel>>();
            return ServingModel.Open(installation.Models, fault => ServingLog.ModelRefused(logger, fault.Message), time);
        });
}
