"""Broker and search engine on one machine without containers: Valkey and OpenSearch as child processes.

`stack.EmbeddedStack` starts both on a data folder of your choice, on free ports of the loopback interface, and stops
them. `progress.download_bar` shows how far the first start's download has come; `folder.find_running` tells the
addresses of a stack that another process runs on that folder; `errors` has what can go wrong.
"""
