using Belong.Bot;

return await BotHost.RunAsync(args);
