namespace PlanLint.Cli.LanguageServer;

/// <summary>A request that is answered with an error the user may read.</summary>
internal sealed class RequestException(int code, string message) : Exception(message)
{
    public int Code => code;
}
