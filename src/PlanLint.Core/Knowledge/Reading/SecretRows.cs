namespace PlanLint.Knowledge.Reading;

/// <summary>Rows about attributes that hold secrets.</summary>
internal static class SecretRows
{
    public static SecretAttributes? ReadSecretAttribute(RowReader row)
    {
        row.Needs("attributes");
        var types = row.Body.Strings("types");
        return row.Finish(new SecretAttributes(
            row.Name, types.IsEmpty ? ["*"] : types, row.Body.Strings("attributes"), row.Choice("encoding", false, ("text", false), ("base64", true)),
                row.Evidence())
        {
            Kinds = row.Body.Strings("kinds"),
        });
    }

    public static UnrecoverableSecret? ReadUnrecoverable(RowReader row)
    {
        row.Needs("attributes");
        return row.Finish(new UnrecoverableSecret(
            row.TypesOrName(), row.Body.Strings("attributes"), row.Body.Bool("settable"), row.Body.String("remedy") ?? "", row.Evidence()));
    }

    public static WriteOnlyArguments? ReadWriteOnly(RowReader row)
    {
        row.Needs("arguments");
        return row.Finish(new WriteOnlyArguments(row.Name, row.Body.StringMap("arguments"), row.Evidence())
        {
            Unless = row.Body.StringMap("unless"),
        });
    }
}
